import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const found = async (name: string) => {
  const { people } = await company.as('chen-mo').ask('approvals', 'people', { name })
  return people.map(({ name: called }) => called)
}

test.each([
  ['the beginning of the name', '林晓', ['林晓雨']],
  ['any other part of it', '晓雨', ['林晓雨']],
  ['the first letters of its pinyin', 'lxy', ['林晓雨']],
  ['some of those', ' XY ', ['林晓雨']],
  ['the surname alone', '林', ['林晓雨']],
  ['a single sign that begins no name', '雨', []],
  ['what nobody is called', '林晓晓', []],
])('somebody is found by %s: %j', async (_what, typed, names) => {
  expect(await found(typed)).toEqual(names)
})

test('before anything is typed colleagues are offered, in the order of their names', async () => {
  expect(await found('')).toEqual(['马超'])
  const { people } = await company.as('zheng-yi').ask('approvals', 'people', { name: '' })
  expect(people.map(({ name }) => name)).toEqual(['吴凡', '周宁'])
})

test('who has left is not found, nor oneself', async () => {
  expect(await found('陈默')).toEqual([])
  await company.as('he-jing').ask('leaving', 'enter', {
    commandId: anId(),
    personId: 'lin-xiaoyu',
    standInId: 'sun-li',
  })
  expect(await found('晓雨')).toEqual([])
})
