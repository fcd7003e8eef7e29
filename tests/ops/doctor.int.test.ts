import { noteOperation } from '../../cloudfunctions/operations'
import { collections } from '../../cloudfunctions/_platform/indexes'
import { addMinutes, type Instant } from '../../shared/_kernel'
import type { RestoreState } from '../../shared/operations'
import { openCompany, type Company } from '../../ops/company'
import { readDesired } from '../../ops/deploy/desired'
import { handler, runtime } from '../../ops/deploy/functions'
import { describeCode } from '../../ops/deploy/plan'
import type { Present } from '../../ops/deploy/present'
import { examine } from '../../ops/doctor/examine'
import { sayFinding } from '../../ops/doctor/finding'
import { Stop } from '../../ops/stop'
import { openDemoCompany } from '../_support/demo-company'
import { useLocal, type TestEnvironment } from '../_support/local'
import { runCommand } from './run-command'

const root = process.cwd()
let local: TestEnvironment
let now: Instant

async function openCompanyThatIsWell(): Promise<void> {
  local = await openDemoCompany()
  now = (await local.now()) as Instant
  await noteBackup(now)
}

beforeAll(openCompanyThatIsWell)

afterAll(() => local.remove())

const noteBackup = (at: Instant) => noteOperation(openCompany(), 'backup', { at, documents: 500, files: 20 })

const noteTick = (at: Instant, failed: number) =>
  noteOperation(openCompany(), 'tick', { at, done: 1, failed })

const noteRestore = (state: RestoreState) =>
  noteOperation(openCompany(), 'restore', { at: now, backup: 'digest', state })

/** The company's commands run at the time of its environment. */
function company(): Company {
  return { ...openCompany(), now, clock: () => now }
}

const noSurvey = () => Promise.reject(new Error('a CloudBase on this machine is not asked'))

/** What the doctor says of the environment, a line each. */
async function told(of: Partial<Parameters<typeof examine>[0]> = {}): Promise<string[]> {
  const place = { envId: local.envId, localUrl: local.url }
  const findings = await examine({ root, place, company: company(), survey: noSurvey, ...of })
  return findings.map(sayFinding)
}

const ill = (lines: readonly string[]) => lines.filter((line) => line.startsWith('✗'))

test('a company that is well: every point has its line, and none is ill', async () => {
  const lines = await told()
  expect(ill(lines)).toEqual([])
  for (const point of [
    'Environment',
    'Version',
    'Clocks',
    'Timer',
    'Admins',
    'Documents',
    'Trails',
    'Backup',
  ])
    expect(lines.filter((line) => line.startsWith(`✓ ${point}`))).toHaveLength(1)
  expect(lines.filter((line) => /^✓ WeChat, .*: gives a token$/.test(line))).toHaveLength(4)
  expect(lines.filter((line) => /^✓ Callbacks, .* answers$/.test(line))).toHaveLength(3)
})

/** Changes what is stored, and answers with how it is put back. */
async function overwrite(name: (typeof collections)[number]['name'], id: string, change: object) {
  const { documents } = openCompany()
  const read = async () => (await documents.page(name, '', 1000)).find(({ _id }) => _id === id)!
  const before = await read()
  await documents.replace(name, before, { ...before, ...change })
  return async () => void (await documents.replace(name, await read(), before))
}

/** Each spoils something, and answers with how it is put back. */
const broken: readonly [string, () => Promise<() => Promise<void>>, RegExp][] = [
  [
    'a timer that is silent',
    async () => {
      await noteTick(addMinutes(now, -6), 0)
      return () => noteTick(now, 0)
    },
    /^✗ Timer: the clock ran last at .*runbook/,
  ],
  [
    'jobs that fail',
    async () => {
      await noteTick(now, 2)
      return () => noteTick(now, 0)
    },
    /^✗ Timer: 2 jobs failed/,
  ],
  [
    'no admin who has come in',
    () => overwrite('people', 'he-jing', { openId: null }),
    /^✗ First admin: no admin has used their invite → npm run invite/,
  ],
  [
    'nobody who is an admin',
    () => overwrite('people', 'he-jing', { roles: [] }),
    /^✗ First admin: nobody is an admin/,
  ],
  [
    'a trail that somebody wrote in',
    () => overwrite('trail', 'he-jing_1', { details: { forged: true } }),
    /^✗ Trails: 1 are not whole: he-jing: entry 1 was changed → docs\/runbook/,
  ],
  [
    'a trail that somebody wrote in, by its seals',
    () => overwrite('trail', 'he-jing_1', { details: { forged: true } }),
    /^✗ Seals: he-jing: entry 1 was changed → npm run verify-trail/,
  ],
  [
    'a backup of last month',
    async () => {
      await noteBackup(addMinutes(now, -8 * 24 * 60))
      return () => noteBackup(now)
    },
    /^✗ Backup: the last one is old/,
  ],
  [
    'a restore that was cut off',
    async () => {
      await noteRestore('under-way')
      return () => noteRestore('released')
    },
    /^✗ Restore: it was cut off/,
  ],
  [
    'a clock that is off',
    async () => {
      await local.setClock(addMinutes(now, 3))
      return () => local.setClock(now)
    },
    /^✗ Clocks: it is .* there and .* here/,
  ],
]

test.each(broken)('names what is ill, and how it is mended: %s', async (_what, spoil, line) => {
  const putBack = await spoil()
  const lines = ill(await told())
  await putBack()
  expect(lines.filter((said) => line.test(said))).not.toEqual([])
  expect(ill(await told())).toEqual([])
})

/** WeChat refuses whoever asks for a token. */
function refuseTokens(errcode: number) {
  return local.standIn('faults', { endpoint: 'stable_token', kind: 'error', errcode, times: 99 })
}

describe('before it has a token', () => {
  let shared: TestEnvironment

  beforeEach(async () => {
    shared = local
    await openCompanyThatIsWell()
  })

  afterEach(async () => {
    await local.remove()
    local = shared
    Object.assign(process.env, { TCB_ENV: shared.envId, SCF_NAMESPACE: shared.envId })
  })

  test.each([
    ['an address that is not on the whitelist', 40164, /^✗ WeChat, 青梧集团媒体号: its address is not on/],
    ['a secret that was changed', 40001, /^✗ WeChat, 青梧集团媒体号: gives no token: 40001/],
  ])('names what is ill: %s', async (_what, errcode, line) => {
    await refuseTokens(errcode)
    expect(ill(await told()).filter((said) => line.test(said))).toHaveLength(1)
  })
})

test('a restored company whose clock waits is a question to a person, not an illness', async () => {
  await noteRestore('waiting')
  const lines = await told()
  await noteRestore('released')
  expect(ill(lines)).toEqual([])
  expect(lines.join('\n')).toMatch(/^\? Restore: .*npm run release$/m)
})

test('an environment that does not answer is the only thing said', async () => {
  const { documents, ...context } = company()
  const unreachable = {
    ...context,
    documents: { ...documents, count: () => Promise.reject(new Error('no route')) },
  }
  expect(await told({ company: unreachable })).toEqual([
    expect.stringMatching(/^✗ Environment: it does not answer: no route/),
  ])
})

test('before the first deployment, it says what is missing and stops there', async () => {
  const { documents, ...context } = company()
  const none = Object.assign(new Error('no such collection'), { code: 'DATABASE_COLLECTION_NOT_EXIST' })
  const empty = { ...context, documents: { ...documents, count: () => Promise.reject(none) } }
  const lines = await told({ company: empty })
  expect(ill(lines)).toEqual([
    expect.stringMatching(/^✗ Company: there is nowhere to keep it, missing: people, .*→ npm run deploy$/),
  ])
})

// In the cloud, the structure is compared with the repository as deployment does it.

function everythingDeployed(): Present {
  const { desired } = readDesired(root, {})
  const { functions, functionRules, storageRules, routes } = desired!
  return {
    collections: collections.map(({ name, indexes }) => ({
      name,
      access: 'ADMINONLY',
      indexes: indexes.map((index) => ({ ...index, fields: [...index.fields], unique: false })),
    })),
    functions: functions.map(({ name, timeoutSeconds, memoryMb, timers, variables, bundle }) => ({
      ...{ name, status: 'Active', runtime, handler, timeoutSeconds, memoryMb, timers },
      description: describeCode(bundle.digest),
      variables: Object.fromEntries(variables.map((variable) => [variable, 'set'])),
      outgoing: ['1.2.3.4'],
    })),
    functionRules,
    storageRules,
    routes,
    domain: '127.0.0.1:9',
  }
}

const inTheCloud = (present: Present) =>
  told({ place: { envId: local.envId, localUrl: null }, survey: () => Promise.resolve(present) })

test('in the cloud, what is deployed as the repository says is well', async () => {
  const lines = await inTheCloud(everythingDeployed())
  for (const point of [
    'Collections',
    'Indexes',
    'Rules',
    'Functions',
    'Timers',
    'Address for callbacks',
    'Variables',
    'Outgoing address',
  ])
    expect(lines.filter((line) => line.startsWith(`✓ ${point}:`))).toHaveLength(1)
  expect(lines.join('\n')).toContain(
    '✗ Callbacks, 青梧集团媒体号: nothing answers at https://127.0.0.1:9/wechat/',
  )
})

test.each<[string, (present: Present) => Present, RegExp]>([
  [
    'a collection open to phones',
    ({ collections: [first, ...rest], ...present }) => ({
      ...present,
      collections: [{ ...first!, access: 'READONLY' }, ...rest],
    }),
    /^✗ Collections: people is open to phones → npm run deploy/m,
  ],
  [
    'an index that is missing',
    (present) => ({
      ...present,
      collections: present.collections.map((one) => ({ ...one, indexes: one.indexes.slice(1) })),
    }),
    /^✗ Indexes: people lacks the index openId/m,
  ],
  [
    'rules that are open',
    (present) => ({ ...present, functionRules: null }),
    /^✗ Rules: who may call which function/m,
  ],
  [
    'other code',
    (present) => changed(present, { description: 'weigui code old' }),
    /^✗ Functions: api runs other code/m,
  ],
  ['no timer', (present) => changed(present, { timers: [] }), /^✗ Timers: clock has no timer every-minute/m],
  [
    'no route',
    (present) => ({ ...present, routes: [] }),
    /^✗ Address for callbacks: \/wechat leads nowhere/m,
  ],
  [
    'a variable that is missing',
    (present) => changed(present, { variables: {} }),
    /^✗ Variables: .*MINI_PROGRAM is not set/m,
  ],
  [
    'changing addresses',
    (present) => changed(present, { outgoing: [] }),
    /^✗ Outgoing address: api and clock call out/m,
  ],
  [
    'a closed HTTP access service',
    (present) => ({ ...present, domain: null }),
    /^✗ Callbacks: the HTTP access service is closed/m,
  ],
])('in the cloud, names what is ill: %s', async (_what, spoil, line) => {
  expect((await inTheCloud(spoil(everythingDeployed()))).join('\n')).toMatch(line)
})

function changed(present: Present, change: Partial<Present['functions'][number]>): Present {
  return { ...present, functions: present.functions.map((one) => ({ ...one, ...change })) }
}

test('in the cloud, keys that may not look are named', async () => {
  const refused = new Stop('Tencent Cloud refused DescribeEnvInfo: UnauthorizedOperation.')
  const place = { envId: local.envId, localUrl: null }
  const lines = await told({ place, survey: () => Promise.reject(refused) })
  expect(ill(lines)[0]).toMatch(/^✗ Tencent Cloud: .*UnauthorizedOperation/)
})

describe('as commands', () => {
  let empty: TestEnvironment

  beforeAll(async () => {
    empty = await useLocal()
  })

  afterAll(() => empty.remove())

  const run = (name: string, ...args: string[]) =>
    runCommand([name, '--env', empty.envId, '--local', empty.url, ...args])

  test.each<[string, readonly string[], RegExp]>([
    ['invite', [], /There is no admin yet: npm run set-up comes first/],
    ['set-up', ['--company', '/nowhere.json'], /There is no file \/nowhere\.json/],
    ['set-up', ['--company', 'README.md'], /README\.md is not JSON/],
    ['set-up', ['--company', 'package.json'], /the company file:/],
    ['restore', ['--from', '/nowhere'], /\/nowhere holds no complete backup/],
    ['backup', [], /Say where to: --to DIR/],
  ])('%s %j is refused in a sentence', async (name, args, says) => {
    const { code, err } = await run(name, ...args)
    expect(code).toBe(2)
    expect(err).toMatch(says)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('from an empty environment to the first admin', async () => {
    const before = await run('doctor')
    expect(before).toMatchObject({ code: 1, err: '' })
    expect(before.out).toContain('✗ First admin: there is nobody yet → npm run set-up')
    expect(before.out).toMatch(/\d+ of \d+ points are ill\.\n$/)
    const { code, out } = await run('set-up', '--company', 'docs/company.example.json')
    expect(code).toBe(0)
    const first = /^Invite for the first admin: ([2-9A-Z]{8})$/m.exec(out)?.[1]
    const again = await run('invite')
    const second = /^Invite for 何静: ([2-9A-Z]{8})$/m.exec(again.out)?.[1]
    expect(second).not.toBe(first)
    expect((await bind(first)).refusal?.code).toBe('wrong-state')
    expect((await bind(second)).data).toMatchObject({ name: '何静' })
    expect((await run('doctor')).out).toContain('✓ Admins: 1 of 1 use the Mini Program')
  })

  async function bind(code: string | undefined) {
    const call = {
      path: 'staff.bind',
      type: 'mutation',
      appVersion: '0.1.0',
      input: { commandId: 'c'.repeat(22), code },
    }
    return (await empty.callAs('o-admin', 'api', call)) as { data?: object; refusal?: { code: string } }
  }
})
