import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDefinitions } from '../../../local/functions/definitions'
import { mayClientInvoke, readFunctionRules } from '../../../local/functions/security-rules'
import { resolveVariables } from '../../../local/functions/variables'

const dir = mkdtempSync(path.join(tmpdir(), 'weigui-definitions-'))
const file = path.join(dir, 'written.json')

afterAll(() => rmSync(dir, { recursive: true }))

function written<Read>(content: unknown, read: () => Read): Read {
  writeFileSync(file, JSON.stringify(content))
  return read()
}

const defined = (given: object) =>
  written({ functions: [{ name: 'shop', ...given }] }, () => readDefinitions(file, dir))
const timer = (name: string, config = '0 * * * * * *') => ({ name, type: 'timer', config })

describe('cloudbaserc.json', () => {
  test('has the defaults of the platform', () => {
    expect(defined({})).toEqual([
      {
        name: 'shop',
        file: path.join(dir, 'shop', 'index.js'),
        exportName: 'main',
        timeoutSeconds: 3,
        memoryMb: 256,
        variables: {},
        timers: [],
      },
    ])
  })

  test('names files and exports by the handler', () => {
    expect(defined({ handler: 'lib/door.open' })).toMatchObject([
      { file: path.join(dir, 'shop', 'lib/door.js'), exportName: 'open' },
    ])
  })

  test.each([
    ['a cron', { triggers: [timer('daily', '0 0 25 * * * *')] }, /'25' is no hour/],
    ['two timers of one name', { triggers: [timer('daily'), timer('daily')] }, /two timers have one name/],
    ['the name of a timer', { triggers: [timer('1st')] }, /60 letters/],
    ['another trigger', { triggers: [{ ...timer('a'), type: 'cos' }] }, /timer/],
    ['a time limit', { timeout: 61 }, /timeout/],
    ['a memory', { memorySize: 32 }, /memorySize/],
    ['a handler', { handler: 'index' }, /<file>\.<export>/],
    ['the name of a variable', { envVariables: { '2ND': 'x' } }, /begin with a letter/],
    ['a variable of the platform', { envVariables: { SCF_NAMESPACE: 'x' } }, /to the platform/],
  ])('is refused at the start for %s, by the function’s name', (_, given, problem) => {
    expect(() => defined(given)).toThrow(/function 'shop'/)
    expect(() => defined(given)).toThrow(problem)
  })
})

describe('environment variables', () => {
  const resolve = (value: string) => resolveVariables({ name: 'shop', variables: { KEY: value } }, { X: 'y' })

  test('are filled by name, and left out where nobody has set them', () => {
    expect(resolve('{{env.X}}')).toEqual({ KEY: 'y' })
    expect(resolve('{{env.Z}}')).toEqual({})
    expect(resolve('as it is')).toEqual({ KEY: 'as it is' })
  })

  test('take 4 KB at most, names included, in UTF-8', () => {
    expect(resolve('x'.repeat(4093))).toHaveProperty('KEY')
    expect(() => resolve('x'.repeat(4094))).toThrow(/function 'shop': .* 4097 bytes, 4096 at most/)
    expect(() => resolve('好'.repeat(1400))).toThrow(/4203 bytes/)
  })
})

describe('security rules of functions', () => {
  const rules = (given: unknown) => written(given, () => readFunctionRules(file))
  const [nobody, anonymous, person] = [null, { loginType: 'ANONYMOUS' }, { loginType: 'WECHAT' }]

  test.each([
    [true, [true, true, true]],
    [false, [false, false, false]],
    ['auth != null', [false, true, true]],
    ['auth!=null', [false, true, true]],
    ["auth.loginType != 'ANONYMOUS' && auth != null", [false, false, true]],
  ])('%j lets in nobody, an anonymous visitor, a person: %j', (invoke, expected) => {
    const given = rules({ '*': { invoke } })
    expect([nobody, anonymous, person].map((auth) => mayClientInvoke(given, 'shop', auth))).toEqual(expected)
  })

  test('a function’s own rule comes before the rule for all', () => {
    const given = rules({ '*': { invoke: false }, shop: { invoke: true } })
    expect(mayClientInvoke(given, 'shop', nobody)).toBe(true)
    expect(mayClientInvoke(given, 'other', person)).toBe(false)
    expect(mayClientInvoke(given, 'toString', person)).toBe(false)
  })

  test('without any rule those who have signed in may call', () => {
    expect(mayClientInvoke({}, 'shop', nobody)).toBe(false)
    expect(mayClientInvoke({}, 'shop', anonymous)).toBe(true)
  })

  test.each([
    [{ shop: { invoke: true } }, /a rule for '\*'/],
    [{ '*': { invoke: 'auth.uid != null' } }, /the rule for '\*': "auth.uid != null" is no rule/],
    [{ '*': { invoke: true }, shop: {} }, /the rule for 'shop'/],
    [{ '*': { invoke: true, read: true } }, /the rule for '\*': .*read/s],
  ])('%j are refused at the start', (given, problem) => {
    expect(() => rules(given)).toThrow(problem)
  })
})
