import { addMinutes } from '../../shared/_kernel'
import type { WeChatError } from '../../cloudfunctions/_platform/wechat'
import { NoSecret, NoToken } from '../../cloudfunctions/_platform/wechat'
import { callAs } from '../../cloudfunctions/_platform/wechat/authorized-call'
import { tokenFor } from '../../cloudfunctions/_platform/wechat/token'
import { appSecret, openAccounts, type Accounts } from './accounts'

// One document per account, one refresher at a time, whatever happens to it.

let accounts: Accounts
let appId = ''
let before = 0

beforeAll(async () => {
  accounts = await openAccounts()
})

beforeEach(async () => {
  jest.mocked(console.log).mockClear()
  await accounts.local.standIn('latency', { ms: 0 })
  appId = await accounts.open()
  before = await accounts.calls('stable_token')
})

afterAll(() => accounts.local.remove())

const asked = async () => (await accounts.calls('stable_token')) - before
const stored = async () => (await accounts.ctx().db.get('wechatTokens', appId))!
const ask = (...[refused, patienceMs]: [Parameters<typeof tokenFor>[2]?, number?]) =>
  tokenFor(accounts.ctx(), appId, refused, patienceMs)

/** As fifty instances that wake up at the same moment, each with a handle of its own. */
const fifty = <T>(one: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, () => one()))

/** A function was killed after it had taken the lease. */
async function refresherDies(): Promise<void> {
  const { version } = await stored()
  const leasedUntil = addMinutes(accounts.now(), 1 / 6)
  expect(await accounts.ctx().db.updateIf('wechatTokens', appId, { version }, { leasedUntil })).toBe(true)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) continue
}

const values = (tokens: readonly { value: string }[]) => new Set(tokens.map(({ value }) => value))

test('one invocation looks it up once, until it is about to end or was refused', async () => {
  const ctx = accounts.ctx()
  const first = await tokenFor(ctx, appId)
  const calls = ctx.db.calls()
  expect(await tokenFor(ctx, appId)).toEqual(first)
  expect(ctx.db.calls()).toBe(calls)
  await accounts.pass(116)
  const next = await tokenFor(ctx, appId)
  expect(next.serial).toBe(first.serial + 1)
  expect((await tokenFor(ctx, appId, next)).serial).toBe(next.serial + 1)
})

describe('fifty askers at once cost one call of WeChat’s', () => {
  test('when there never was a token', async () => {
    const tokens = await fifty(ask)
    expect(values(tokens).size).toBe(1)
    expect(await asked()).toBe(1)
  })

  test('in the five minutes before its end, when the old one still serves those who do not fetch the next', async () => {
    const old = await ask()
    await accounts.pass(116)
    const tokens = await fifty(ask)
    expect(await asked()).toBe(2)
    expect(values(tokens).size).toBe(2)
    expect((await ask()).value).not.toBe(old.value)
    expect(await asked()).toBe(2)
  })

  test('when it is over', async () => {
    const old = await ask()
    await accounts.pass(121)
    const tokens = await fifty(ask)
    expect(values(tokens).size).toBe(1)
    expect(values(tokens)).not.toContain(old.value)
    expect(await asked()).toBe(2)
  })

  test('when WeChat has refused it to each of them', async () => {
    const old = await ask()
    const tokens = await fifty(() => ask(old))
    expect(new Set(tokens.map(({ serial }) => serial))).toEqual(new Set([old.serial + 1]))
    expect(await asked()).toBe(2)
  })

  test('when WeChat gives none: all are told why', async () => {
    await accounts.local.standIn('latency', { ms: 500 })
    await accounts.local.standIn('faults', { endpoint: 'stable_token', kind: 'error', errcode: 40164 })
    const faults = await fifty(() => ask().then(String, (fault: unknown) => fault))
    expect(faults.every((fault) => fault instanceof NoToken)).toBe(true)
    expect(new Set(faults.map((fault) => ((fault as NoToken).cause as WeChatError).errcode))).toEqual(
      new Set([40164]),
    )
    expect(await asked()).toBe(1)
  })

  test('when WeChat gives none: whoever comes in the same moment is told without another call, a later one asks', async () => {
    await accounts.local.standIn('faults', { endpoint: 'stable_token', kind: 'error', errcode: 40164 })
    await expect(ask()).rejects.toBeInstanceOf(NoToken)
    await expect(ask()).rejects.toMatchObject({ cause: { errcode: 40164 } })
    expect(await asked()).toBe(1)
    await accounts.pass(1 / 30)
    expect((await ask()).serial).toBe(1)
    expect(await asked()).toBe(2)
  })
})

describe('a refresher that dies', () => {
  test('holds nobody up while the old token is good', async () => {
    const old = await ask()
    await accounts.pass(116)
    await refresherDies()
    expect(await ask()).toEqual(old)
    expect(await asked()).toBe(1)
  })

  test('holds the others up until its lease ends, and no longer', async () => {
    await ask()
    await accounts.pass(121)
    await refresherDies()
    await expect(ask(null, 0)).rejects.toBeInstanceOf(NoToken)
    expect(await asked()).toBe(1)
    await accounts.pass(1 / 6)
    expect((await ask(null, 0)).serial).toBe(2)
    expect(await asked()).toBe(2)
  })

  test('that was only slow writes nothing over what came after it', async () => {
    await accounts.local.standIn('latency', { ms: 1500 })
    const slow = ask()
    await until(async () => (await accounts.ctx().db.get('wechatTokens', appId)) !== null)
    await accounts.local.standIn('latency', { ms: 0 })
    await accounts.pass(1 / 6)
    const next = await ask()
    const after = await stored()
    expect((await slow).value).toBe(next.value)
    expect(await stored()).toEqual(after)
    expect(await asked()).toBe(2)
  })
})

test('the old token serves on while WeChat gives no new one, and WeChat is not asked each time', async () => {
  const old = await ask()
  await accounts.pass(116)
  await accounts.local.standIn('faults', { endpoint: 'stable_token', kind: 'error', errcode: -1 })
  expect(await ask()).toEqual(old)
  expect(await ask()).toEqual(old)
  expect(await asked()).toBe(2)
  await accounts.pass(1)
  expect((await ask()).serial).toBe(old.serial + 1)
})

test('an AppSecret that was replaced makes the token worthless here, and the new one is asked with', async () => {
  const old = await ask()
  const another = 'ffffffffffffffffffffffffffffffff'
  await accounts.local.standIn('accounts', { appid: appId, secret: another, kind: 'subscription' })
  await accounts.setSecret(appId, another)
  expect((await ask()).serial).toBe(old.serial + 1)
  expect(await asked()).toBe(2)
})

test('without an AppSecret there is no token, and it is said so', async () => {
  const fault = await tokenFor(accounts.ctx(), 'wx-nobody-entered').catch((caught: unknown) => caught)
  expect(fault).toBeInstanceOf(NoToken)
  expect((fault as NoToken).cause).toBeInstanceOf(NoSecret)
})

test('neither token nor secret is to be read in the database or in the log', async () => {
  const { value } = await ask()
  await accounts.local.standIn('faults', { endpoint: 'draft/count', kind: 'error', errcode: 40001 })
  await callAs(accounts.ctx(), appId, '/cgi-bin/draft/count', {})
  const kept = JSON.stringify([await stored(), await accounts.ctx().db.get('secrets', `app-secret_${appId}`)])
  const logged = jest.mocked(console.log).mock.calls.flat().join('\n')
  expect(logged).toContain('draft/count')
  for (const told of [kept, logged]) {
    expect(told).not.toContain(value)
    expect(told).not.toContain(appSecret)
  }
})

describe('a call whose token WeChat does not take', () => {
  const fault = (endpoint: string, errcode: number, times = 1) =>
    accounts.local.standIn('faults', { endpoint, kind: 'error', errcode, times })
  const call = (path: string) =>
    callAs(accounts.ctx(), appId, path, {}).then(
      () => 'done',
      (caught: unknown) => (caught as WeChatError).errcode,
    )
  const made = async (endpoint: string, calls: () => Promise<unknown>) => {
    const earlier = await accounts.calls(endpoint)
    const ended = await calls()
    return [ended, (await accounts.calls(endpoint)) - earlier]
  }

  test.each([40001, 40014, 42001])('is made once more with the next token after %i', async (errcode) => {
    await fault('draft/count', errcode)
    expect(await made('draft/count', () => call('/cgi-bin/draft/count'))).toEqual(['done', 2])
    expect(await asked()).toBe(2)
  })

  test.each([-1, 40164, 41001, 45009, 48001])('is not made again after %i', async (errcode) => {
    await fault('draft/count', errcode)
    expect(await made('draft/count', () => call('/cgi-bin/draft/count'))).toEqual([errcode, 1])
  })

  test('is made once more, and no more than that', async () => {
    await fault('draft/count', 40001, 2)
    expect(await made('draft/count', () => call('/cgi-bin/draft/count'))).toEqual([40001, 2])
  })

  test.each(['message/mass/sendall', 'freepublish/submit'])(
    '%s is never made again: whoever sends decides, and finds a token that is taken',
    async (endpoint) => {
      await fault(endpoint, 40001)
      expect(await made(endpoint, () => call(`/cgi-bin/${endpoint}`))).toEqual([40001, 1])
      expect((await ask()).serial).toBe(2)
    },
  )
})
