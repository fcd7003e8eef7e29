import { readFileSync } from 'node:fs'
import { openSecret } from '../../cloudfunctions/_platform/secrets/open-secret'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { secretsOf } from '../../local/demo/identities'
import { anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

// Secrets go in by an admin's hand and come out at WeChat's door, nowhere else.

let company: TestCompany
const channelId = 'group-media'
let appId = ''

const settings = { SECRET_KEYS: process.env.SECRET_KEYS, SEALING_KEY: process.env.SEALING_KEY }

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
  Object.assign(settings, { SECRET_KEYS: process.env.SECRET_KEYS, SEALING_KEY: process.env.SEALING_KEY })
  appId = (await company.db.get('channels', channelId))!.account.appId
})

afterEach(async () => {
  Object.assign(process.env, settings)
  await company.leave()
})

const admin = () => company.as('he-jing')
const ctx = () => openContext(company.now, secureRandom, null, 'test')
const appSecret = 'f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'
const callback = { token: 'AnotherToken', encodingAesKey: 'Z'.repeat(43) }
const entering = (secret: object, commandId = anId()) => ({ commandId, channelId, secret }) as never
const enter = (secret: object) => admin().ask('channels', 'setSecret', entering(secret))
const rows = async () => {
  const { channels } = await admin().ask('channels', 'overview')
  return channels.find(({ id }) => id === channelId)!.secrets
}

test('an admin enters a secret: it is used from then on, and only that it was set is told', async () => {
  expect(await openSecret(ctx(), 'app-secret', appId)).toEqual([secretsOf(appId).appSecret])
  const told = await enter({ kind: 'app-secret', appSecret: ` ${appSecret}\n` })
  expect(told[0]).toEqual({
    kind: 'app-secret',
    set: { at: company.now, byName: '何静' },
    beforeUntil: null,
    trouble: null,
  })
  expect(await rows()).toEqual(told)
  expect(await openSecret(ctx(), 'app-secret', appId)).toEqual([appSecret])
})

test('X3: the trail says who set what and when, a tap sent twice is one, and the figures’ last change stays told', async () => {
  const figures = (await company.db.get('channels', channelId))!.figures
  const set = { commandId: anId(), channelId, figures: { ...figures, plannedPosts: 7 } }
  await admin().ask('channels', 'setFigures', set)
  const command = entering({ kind: 'app-secret', appSecret })
  await admin().ask('channels', 'setSecret', command)
  await admin().ask('channels', 'setSecret', command)
  const where = { subjectId: channelId, action: 'secret-set' }
  const deeds = await company.db.find('trail', { where, orderBy: ['n', 'asc'], limit: 10 })
  expect(deeds.map(({ by, at, details }) => ({ by, at, details }))).toEqual([
    { by: { id: 'he-jing', name: '何静' }, at: company.now, details: { secret: 'AppSecret' } },
  ])
  const { channels } = await admin().ask('channels', 'overview')
  expect(channels.find(({ id }) => id === channelId)?.changed?.byName).toBe('何静')
})

test.each([
  ['an AppSecret that was cut', { kind: 'app-secret', appSecret: appSecret.slice(1) }, 'secret.appSecret'],
  [
    'one with a blank inside',
    { kind: 'app-secret', appSecret: `${appSecret.slice(2)} f` },
    'secret.appSecret',
  ],
  ['a token that is too long', { kind: 'callback', ...callback, token: 'T'.repeat(33) }, 'secret.token'],
  ['a key that was cut', { kind: 'callback', ...callback, encodingAesKey: 'Z' }, 'secret.encodingAesKey'],
])(
  '%s is refused, says what is asked for and not what was typed, and nothing changes',
  async (_, secret, path) => {
    const before = await company.db.get('secrets', `app-secret_${appId}`)
    const refusal = await admin().refused('channels', 'setSecret', entering(secret))
    expect(refusal).toMatchObject({ code: 'bad-input', path, message: expect.stringContaining('重新复制') })
    expect(refusal.message).not.toContain(appSecret.slice(2))
    expect(await company.db.get('secrets', `app-secret_${appId}`)).toEqual(before)
  },
)

test('callback keys of before still count for a day, and then no more', async () => {
  const before = secretsOf(appId).callback
  await enter({ kind: 'callback', ...callback })
  expect(await openSecret(ctx(), 'callback', appId)).toEqual([callback, before])
  expect((await rows())[1]).toMatchObject({ kind: 'callback', beforeUntil: '2026-01-02T02:00:00.000Z' })
  company.now = '2026-01-02T02:00:00.000Z'
  expect(await openSecret(ctx(), 'callback', appId)).toEqual([callback])
  expect((await rows())[1]?.beforeUntil).toBeNull()
})

test('what WeChat answered to an AppSecret is told, until another is entered', async () => {
  await enter({ kind: 'app-secret', appSecret })
  const { tokenFor } = await import('../../cloudfunctions/_platform/wechat/token')
  await expect(tokenFor(ctx(), appId)).rejects.toThrow('there is no token')
  expect((await rows())[0]?.trouble).toContain('AppSecret 不正确')
  company.now = '2026-01-01T02:01:00.000Z'
  await enter({ kind: 'app-secret', appSecret: secretsOf(appId).appSecret })
  expect((await rows())[0]?.trouble).toBeNull()
})

describe('the function for people', () => {
  test('seals what it is given and cannot open it: it has no key for that', async () => {
    process.env.SECRET_KEYS = ''
    await enter({ kind: 'app-secret', appSecret })
    await expect(openSecret(ctx(), 'app-secret', appId)).rejects.toThrow(
      `app-secret_${appId} is sealed under the key 'local', which is not among SECRET_KEYS (none)`,
    )
  })

  test('says so when it cannot even seal, and keeps nothing', async () => {
    process.env.SEALING_KEY = ''
    const before = await company.db.get('secrets', `app-secret_${appId}`)
    const refusal = await admin().refused(
      'channels',
      'setSecret',
      entering({ kind: 'app-secret', appSecret }),
    )
    expect(refusal).toMatchObject({ code: 'wrong-state', message: expect.stringContaining('SEALING_KEY') })
    expect(await company.db.get('secrets', `app-secret_${appId}`)).toEqual(before)
  })

  test('as it is deployed, is given the key to seal with and none to open with', () => {
    const { functions } = JSON.parse(readFileSync('cloudbaserc.json', 'utf8')) as {
      functions: { name: string; envVariables: Record<string, string> }[]
    }
    const given = Object.fromEntries(
      functions.map(({ name, envVariables }) => [
        name,
        Object.keys(envVariables).filter((variable) => /^(SEALING|SECRET)_/.test(variable)),
      ]),
    )
    expect(given).toMatchObject({ api: ['SEALING_KEY'], clock: ['SECRET_KEYS'], wechat: ['SECRET_KEYS'] })
  })
})

test('nothing that leaves says a secret: no answer, no log, no trail, no notice, no document', async () => {
  const typed = [appSecret, callback.token, callback.encodingAesKey]
  const heard: unknown[] = []
  heard.push(await enter({ kind: 'app-secret', appSecret }), await enter({ kind: 'callback', ...callback }))
  heard.push(
    await admin().raw({ path: 'channels.setSecret', type: 'mutation', appVersion: '0.1.0', input: typed }),
  )
  const extra = { ...(entering({ kind: 'app-secret', appSecret, more: typed }) as object), more: typed }
  heard.push(
    await admin().raw({ path: 'channels.setSecret', type: 'mutation', appVersion: '0.1.0', input: extra }),
  )
  heard.push(
    await admin().refused('channels', 'setSecret', entering({ kind: 'app-secret', appSecret: typed[2] })),
  )
  heard.push(await admin().ask('channels', 'overview'))
  for (const collection of ['secrets', 'channels', 'trail', 'notices', 'wechatTokens'] as const)
    heard.push(await company.db.find(collection, { where: {}, limit: 1000 }))
  heard.push(jest.mocked(console.log).mock.calls, await company.local.log())
  const all = JSON.stringify(heard)
  expect(all).toContain('secret-set')
  for (const secret of [...typed, secretsOf(appId).appSecret, secretsOf(appId).callback.encodingAesKey])
    expect(all).not.toContain(secret)
})
