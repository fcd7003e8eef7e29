import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

type Told = Record<string, unknown> & {
  event: Record<string, unknown>
  waitedMs: number
  dateMovedMs: number
}

let local: TestEnvironment

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures') })
})

afterAll(() => local.remove())

const call = async (openId: string, event: object = {}) => (await local.callAs(openId, 'api', event)) as Told

describe('identity', () => {
  test('stays with its caller while twelve people call at once', async () => {
    const people = Array.from({ length: 12 }, (_, index) => `person-${index}`)
    const told = await Promise.all(people.map((openId) => call(openId, { waitMs: 50 })))
    for (const [index, openId] of people.entries()) {
      expect(told[index]).toMatchObject({ before: openId, after: openId, inContext: openId })
      expect(told[index]?.event.userInfo).toMatchObject({ openId })
    }
  })

  test('is the platform’s word, whatever the client claims', async () => {
    const told = await call('zhang', { userInfo: { openId: 'the-boss' } })
    expect(told.event.userInfo).toMatchObject({ openId: 'zhang' })
  })

  test('does not outlive the call', async () => {
    await call('zhang')
    const told = (await local.invoke('api', { userInfo: { openId: 'forged' } })) as Told
    expect(told.before).toBe('')
    expect(told.inContext).toBeUndefined()
    expect(told.event).not.toHaveProperty('userInfo')
  })
})

describe('a function that another calls', () => {
  const through = (openId: string) => local.callAs(openId, 'api', { call: { name: 'clock', data: {} } })

  test('is told the chain of callers, and no identity', async () => {
    expect(await through('zhang')).toMatchObject({ source: 'wx_client,scf', caller: null })
    expect(await local.invoke('clock', {}, { trigger: 'every-minute' })).toMatchObject({
      source: 'wx_trigger',
    })
  })

  test('fails its caller by the codes of the SDK', async () => {
    const failing = (event: object) => local.callAs('zhang', 'api', { call: { name: 'api', data: event } })
    await expect(failing({ fail: 'boom' })).rejects.toMatchObject({
      code: 'FUNCTION_INVOCATION_FAILED',
      message: expect.stringContaining('boom'),
    })
    const app = tcb.init({ env: local.envId })
    const codeOf = (name: string, data: object) =>
      app.callFunction({ name, data }).catch((error: unknown) => (error as { code: string }).code)
    expect(await codeOf('api', { fail: 'boom' })).toBe('FUNCTIONS_EXECUTE_FAIL')
    expect(await codeOf('api', { waitMs: 5000 })).toBe('FUNCTIONS_TIME_LIMIT_EXCEEDED')
  })
})

describe('what clients may call', () => {
  test.each(['clock', 'wechat', 'no-such-function'])('%s is refused', async (name) => {
    await expect(local.callAs('zhang', name)).rejects.toMatchObject({ code: 'EXCEED_AUTHORITY', status: 403 })
  })

  test('api is refused to somebody who has not signed in', async () => {
    await expect(local.callAs(undefined, 'api')).rejects.toMatchObject({ code: 'EXCEED_AUTHORITY' })
  })
})

describe('a function that goes wrong', () => {
  test('over its time limit is killed and reported', async () => {
    await expect(local.invoke('api', { waitMs: 5000 })).rejects.toMatchObject({
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    })
  })

  test('with an exception or a crash is reported, and the next call is served', async () => {
    await expect(local.invoke('api', { fail: 'boom' })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'boom',
    })
    await expect(local.invoke('api', { exit: true })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
    })
    await expect(call('zhang')).resolves.toMatchObject({ before: 'zhang' })
  })

  test('reaches a client under the names of CloudBase’s HTTP API', async () => {
    await expect(call('zhang', { fail: 'boom' })).rejects.toMatchObject({
      code: 'FUNCTION_INVOCATION_FAILED',
    })
    await expect(call('zhang', { waitMs: 5000 })).rejects.toMatchObject({
      code: 'FUNCTION_TIME_LIMIT_EXCEEDED',
    })
  })

  test('may neither take nor return more than 6 MB', async () => {
    await expect(call('zhang', { text: 'x'.repeat(6 * 1024 * 1024) })).rejects.toMatchObject({
      code: 'FUNCTION_PARAM_INVALID',
    })
    await expect(call('zhang', { megabytes: 5 })).resolves.toHaveProperty('text.length', 5 * 1024 * 1024)
    await expect(call('zhang', { megabytes: 7 })).rejects.toMatchObject({
      code: 'FUNCTION_INVOCATION_FAILED',
    })
  })
})

describe('surroundings', () => {
  test('variables are those of cloudbaserc.json, filled in by name', async () => {
    const { variables, env } = await call('zhang')
    expect(variables).toEqual({ TRAIL_KEY: expect.any(String), GREETING: 'hello', MISSING: null })
    expect(env).toBe(local.envId)
  })

  test('an environment may be made with variables of its own', async () => {
    const own = await useLocal({
      functionsOf: path.join(__dirname, 'fixtures'),
      settings: { NOBODY_SET_THIS: 'set' },
    })
    expect(await own.callAs('zhang', 'api')).toMatchObject({ variables: { MISSING: 'set' } })
    await own.remove()
  })

  test('what is returned goes through JSON', async () => {
    expect(await call('zhang')).not.toHaveProperty('left')
  })

  test('an instance is used again, never by two calls at once', async () => {
    const first = await call('zhang')
    const second = await call('li')
    expect(second.pid).toBe(first.pid)
    const [third, fourth] = await Promise.all([call('zhang', { waitMs: 100 }), call('li', { waitMs: 100 })])
    expect(third.pid).not.toBe(fourth.pid)
  })
})

describe('the shifted clock', () => {
  test('moves Date, also in an instance that already runs', async () => {
    await call('zhang')
    await local.setClock('2031-05-01T09:00:00+08:00')
    const told = await call('zhang')
    expect(told.now).toMatch(/^2031-05-01T01:00:0/)
    expect(told.called).toMatch(/^Thu May 01 2031 01:00:0/)
    expect(told.isDate).toBe(true)
    expect(told.parsed).toBe('2020-02-29T00:00:00.000Z')
  })

  test('leaves timers and time limits in real time', async () => {
    const told = await call('zhang', { waitMs: 200 })
    expect(told.waitedMs).toBeGreaterThan(190)
    expect(told.waitedMs).toBeLessThan(1900)
    expect(Math.abs(told.dateMovedMs - told.waitedMs)).toBeLessThan(50)
    expect(told.remainingMs).toBeLessThan(1810)
  })
})
