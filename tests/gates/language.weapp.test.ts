import { requireWeappBuild } from '../_support/weapp'
import { ALLOWED_NAMES } from './allowed-names'
import { type Script, scriptsOf } from './build-files'
import { dynamicCode, freeNames, lookBehinds, syntaxTooNew } from './javascript'

let scripts: Script[]

beforeAll(() => {
  scripts = scriptsOf(requireWeappBuild())
})

const findings = (find: (source: string) => string[]) =>
  scripts.flatMap(({ file, source }) => find(source).map((finding) => `${file}: ${finding}`))

test('no syntax is newer than ES2019', () => {
  expect(findings((source) => [syntaxTooNew(source) ?? []].flat())).toEqual([])
})

test('no regular expression looks behind', () => {
  expect(findings(lookBehinds)).toEqual([])
})

test('no code is made from text or loaded later', () => {
  expect(findings(dynamicCode)).toEqual([])
})

test('no name is used that WeChat does not have', () => {
  const foreign = (source: string) => freeNames(source).filter(({ name }) => !ALLOWED_NAMES.has(name))
  expect(findings((source) => foreign(source).map(({ name, excerpt }) => `${name} in ${excerpt}`))).toEqual(
    [],
  )
})
