import { inflateRawSync } from 'node:zlib'
import { readdirSync, readFileSync } from 'node:fs'
import { collections } from '../../cloudfunctions/_platform/indexes'
import { localSettings } from '../../local/settings'
import { runCommand, type Ended } from './run-command'
import {
  emptyEnvironment,
  envId,
  openTencentStandIn,
  type EnvironmentState,
  type TencentStandIn,
} from './tencent-stand-in'

// `npm run deploy` as an operator runs it, with the real @cloudbase/manager-node, against a stand-in of Tencent's API.

let tencent: TencentStandIn
/** The first deployment, and what it made: from there the others begin. */
let first: Ended
let deployed: EnvironmentState

beforeAll(async () => {
  tencent = await openTencentStandIn(emptyEnvironment)
  first = await deploy()
  deployed = structuredClone(tencent.state)
  await tencent.close()
})

beforeEach(async () => {
  tencent = await openTencentStandIn(deployed)
})

afterEach(() => tencent.close())

const secret = 'secret-of-the-account'

const values = {
  MINI_PROGRAM: JSON.stringify({ appId: 'wx00000000000000a0', secret }),
  SEALING_KEY: localSettings.SEALING_KEY ?? '',
  SECRET_KEYS: localSettings.SECRET_KEYS ?? '',
  TRAIL_KEY: `trail-${secret}`,
  NOTICE_TEMPLATES: '{}',
}

const deploy = (args: readonly string[] = [], variables: Readonly<Record<string, string>> = values) =>
  runCommand(['deploy', '--env', envId, ...args], { ...tencent.variables, ...variables })

const reading = /^(Describe|List|Get)/
const changes = () => tencent.calls.filter(({ action }) => !reading.test(action))

test('an empty environment becomes what the repository says', () => {
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain(`Deployed to ${envId}.`)
  expect(first.out).toContain('https://weigui.ap-shanghai.app.tcloudbase.com/wechat/<appid>')
  expect([...deployed.collections.keys()].sort()).toEqual(collections.map(({ name }) => name).sort())
  expect([...deployed.collections.values()].map(({ access }) => access)).toEqual(
    collections.map(() => 'ADMINONLY'),
  )
  for (const { name, indexes } of collections) {
    const made = deployed.collections.get(name)?.indexes.map((index) => index.Name)
    expect(made).toEqual(['_id_', ...indexes.map((index) => index.name)])
  }
  expect(JSON.parse(deployed.functionRules)).toEqual(
    JSON.parse(readFileSync('config/function-rules.json', 'utf8')),
  )
  expect(deployed.storage).toMatchObject({ AclTag: 'CUSTOM' })
  expect(deployed.functions.get('clock')).toMatchObject({
    ...{ Runtime: 'Nodejs18.15', Handler: 'index.main', Timeout: 60, MemorySize: 512 },
    Triggers: [{ TriggerName: 'every-minute', Type: 'timer', TriggerDesc: '0 * * * * * *' }],
  })
  const uploaded = Buffer.from(deployed.uploads.get('clock')!, 'base64')
  expect(unzipped(uploaded, 'index.js').equals(readFileSync('dist/functions/clock/index.js'))).toBe(true)
  expect(namesIn(uploaded)).toEqual(readdirSync('dist/functions/clock').filter((name) => /[.]js$/.test(name)))
  expect(deployed.routes).toEqual([{ Path: '/wechat', Name: 'wechat', Type: 1 }])
})

function namesIn(archive: Buffer): string[] {
  const names: string[] = []
  const directory = archive.readUInt32LE(archive.byteLength - 6)
  for (let at = directory; archive.readUInt32LE(at) === 0x02014b50;) {
    const length = archive.readUInt16LE(at + 28)
    names.push(archive.subarray(at + 46, at + 46 + length).toString())
    at += 46 + length
  }
  return names
}

/** The first file of an archive. */
function unzipped(archive: Buffer, name: string): Buffer {
  const size = archive.readUInt32LE(18)
  const pathLength = archive.readUInt16LE(26)
  expect(archive.subarray(30, 30 + pathLength).toString()).toBe(name)
  return inflateRawSync(archive.subarray(30 + pathLength, 30 + pathLength + size))
}

test('then there is nothing to do', async () => {
  expect((await deploy()).out).toContain('There is nothing to do')
  expect(changes()).toEqual([])
})

test('--dry-run says what it would do, and touches nothing', async () => {
  await tencent.close()
  tencent = await openTencentStandIn(emptyEnvironment)
  const { code, out } = await deploy(['--dry-run'])
  expect(code).toBe(0)
  expect(out).toContain('create the collection posts')
  expect(out).toContain('index posts by submitterId 1, sortKey -1')
  expect(out).toContain('create the function clock (SECRET_KEYS, TRAIL_KEY, MINI_PROGRAM, NOTICE_TEMPLATES)')
  expect(changes()).toEqual([])
})

test('a run that died at any kind of change is gone on with by the next', async () => {
  const { collections: there, functions, routes } = tencent.state
  there.get('posts')!.indexes.pop()
  functions.delete('clock')
  functions.get('api')!.Description = 'other code'
  routes.pop()
  const inThisOrder = [
    'UpdateTable',
    'UpdateFunctionConfiguration',
    'CreateFunction',
    'BatchCreateTrigger',
    'CreateCloudBaseGWAPI',
  ]
  for (const action of inThisOrder) {
    tencent.refuse(action, 'InternalError')
    const died = await deploy()
    expect(died.code).toBe(2)
    expect(died.err).toMatch(/^Tencent Cloud refused .*InternalError/)
    expect(died.err).not.toMatch(/\n\s+at /)
  }
  expect(await deploy()).toMatchObject({ code: 0, err: '' })
  expect(tencent.state).toEqual(deployed)
})

test('a run that is killed, again and again, is gone on with, and nothing is made twice', async () => {
  await tencent.close()
  tencent = await openTencentStandIn(emptyEnvironment)
  for (const after of [1, 25, 60]) {
    let made = 0
    const killed = await runCommand(
      ['deploy', '--env', envId],
      { ...tencent.variables, ...values },
      (kill) => {
        tencent.onCall = (action) => {
          if (!reading.test(action)) made += 1
          if (made === after) kill()
        }
      },
    )
    expect([made, killed.code]).toEqual([after, null])
  }
  tencent.onCall = () => undefined
  expect(await deploy()).toMatchObject({ code: 0, err: '' })
  expect(tencent.state).toEqual(deployed)
  const made = changes().map(({ action, params }) =>
    JSON.stringify([action, params.TableName ?? params.FunctionName]),
  )
  const created = made.filter((each) => each.includes('Create'))
  expect(new Set(created).size).toBe(created.length)
})

test('what is there and not ours is named and stays, with its data', async () => {
  tencent.state.collections.set('old-notes', { access: 'READONLY', indexes: [] })
  const posts = tencent.state.collections.get('posts')!
  posts.indexes.push({ Name: 'by-hand', Keys: [{ Name: 'title', Direction: '1' }], Unique: false })
  const { code, out } = await deploy()
  expect(code).toBe(0)
  expect(out).toContain("Not ours, and stays: the index 'by-hand' of posts.")
  expect(out).toContain('Not ours, and stays: the collection old-notes.')
  expect(changes()).toEqual([])
})

test('a value that is not given stays as it was deployed; one that is new is set; none is ever printed', async () => {
  const second = await deploy([], { OLDEST_APP: '0.2.0' })
  expect(second.out).toContain('configure api: OLDEST_APP')
  const variables = tencent.state.functions.get('api')!.Environment.Variables
  expect(variables).toContainEqual({ Key: 'OLDEST_APP', Value: '0.2.0' })
  expect(variables).toContainEqual({ Key: 'MINI_PROGRAM', Value: values.MINI_PROGRAM })
  for (const { out, err } of [first, second]) expect(out + err).not.toContain(secret)
})

test('changed code is uploaded, and nothing else is touched', async () => {
  const clock = tencent.state.functions.get('clock')!
  clock.Description = 'weigui code of-last-week'
  await deploy()
  expect(changes().map(({ action }) => action)).toEqual(['UpdateFunctionCode', 'UpdateFunctionConfiguration'])
})

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['values that are missing', {}, ['MINI_PROGRAM is not set', 'TRAIL_KEY is not set']],
  ['a malformed value', { ...values, MINI_PROGRAM: `{"appId": "${secret}` }, ['MINI_PROGRAM is malformed']],
])('refuses before it touches anything: %s', async (_what, variables, named) => {
  await tencent.close()
  tencent = await openTencentStandIn(emptyEnvironment)
  const { code, err } = await deploy([], variables)
  expect(code).toBe(2)
  for (const name of named) expect(err).toContain(name)
  expect(err).not.toContain(secret)
  expect(changes()).toEqual([])
})

test('refuses where a person must act first, and names each place', async () => {
  const { collections: there, functions, routes } = tencent.state
  there.get('posts')!.indexes[1]!.Keys = [{ Name: 'title', Direction: '1' }]
  functions.get('api')!.Runtime = 'Nodejs12.16'
  functions.get('clock')!.Status = 'CreateFailed'
  routes[0]!.Name = 'shop'
  const { code, err } = await deploy()
  expect(code).toBe(2)
  expect(err).toContain("posts: the index 'submitterId-sortKey' is on title 1")
  expect(err).toContain('api runs on Nodejs12')
  expect(err).toContain('clock is in the state CreateFailed')
  expect(err).toContain("/wechat leads to 'shop'")
  expect(changes()).toEqual([])
})

test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
  ['no environment', ['deploy'], {}, /--env ID/],
  ['no keys', ['deploy', '--env', envId], {}, /TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY must be set/],
  ['a flag nobody knows', ['deploy', '--envv', envId], {}, /Unknown option '--envv'/],
  ['a command nobody knows', ['explode'], {}, /The commands are keys, deploy, doctor/],
  [
    'a file that is not there',
    ['deploy', '--env', envId, '--values', '/nowhere'],
    {},
    /There is no file \/nowhere/,
  ],
])('says in a sentence what is wrong: %s', async (_what, args, variables, says) => {
  const { code, err } = await runCommand(args, variables)
  expect(code).toBe(2)
  expect(err).toMatch(says)
  expect(err).not.toMatch(/\n\s+at /)
})
