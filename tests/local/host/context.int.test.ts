import { getCloudbaseContext, parseContext } from '@cloudbase/node-sdk'
import { openHost, zhang, type TestHost } from './support'

const sdk = JSON.stringify(require.resolve('@cloudbase/node-sdk'))
const telling = `
  const tcb = require(${sdk})
  exports.main = async (event, context) => ({
    event,
    context: { ...context, remainingMs: context.getRemainingTimeInMillis() },
    seen: tcb.getCloudbaseContext(context),
    user: tcb.init({ env: 'shop' }).auth().getUserInfo().openId,
    clientIp: tcb.init({ env: 'shop' }).auth().getClientIP(),
    variables: Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(WX|TCB|TRIGGER)_/.test(name))),
    everything: Object.keys(process.env),
  })`

type Told = {
  event: Record<string, unknown>
  context: Record<string, unknown> & { environ: string; environment: string; remainingMs: number }
  seen: Record<string, string>
  user: string
  clientIp: string
  variables: Record<string, string>
  everything: string[]
}

let host: TestHost

beforeAll(() => {
  const envVariables = { GREETING: 'hello', LIST: 'a;b', NAMED: '{{env.NAMED}}' }
  host = openHost(
    { shop: { source: telling, timeout: 5, memorySize: 128, envVariables } },
    { settings: () => ({ NAMED: 'by the settings' }), maxInstances: 1 },
  )
})

afterAll(() => host.close())

const tell = async (...asked: [event?: unknown, as?: object]) => (await host.invoke('shop', ...asked)) as Told

describe('the context', () => {
  test('has the fields of the platform', async () => {
    const { context } = await tell()
    expect(context).toMatchObject({
      function_name: 'shop',
      function_version: '$LATEST',
      namespace: 'shop',
      memory_limit_in_mb: 128,
      time_limit_in_ms: 5000,
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      callbackWaitsForEmptyEventLoop: true,
      tencentcloud_region: 'ap-shanghai',
      tencentcloud_appid: expect.any(String),
      tencentcloud_uin: expect.any(String),
    })
    expect(context.remainingMs).toBeGreaterThan(3000)
    expect(context.remainingMs).toBeLessThanOrEqual(5000)
  })

  test('carries the request’s id that the caller reads in the answer', async () => {
    const reply = await host.post('shop', '{}')
    const { context } = JSON.parse(String(reply.body)) as Told
    expect(context.request_id).toBe(reply.headers?.['x-request-id'])
  })

  test('lists the variables of the deployment and of the call, both ways, and no credentials', async () => {
    const { context } = await tell({}, zhang)
    const environment = JSON.parse(context.environment) as Record<string, string>
    const platform = { SCF_NAMESPACE: 'shop', TENCENTCLOUD_RUNENV: 'SCF', TCB_ENV: 'shop' }
    const own = { GREETING: 'hello', LIST: 'a;b', NAMED: 'by the settings' }
    expect(environment).toMatchObject({ ...platform, ...own, WX_OPENID: 'zhang' })
    expect(Object.keys(environment).filter((name) => /SECRET|TOKEN$|PATH|HOME/.test(name))).toEqual([
      'WX_API_TOKEN',
    ])
    expect(parseContext({ ...context, environment: '' } as never)).toMatchObject({
      requestId: context.request_id,
      environ: { ...platform, GREETING: 'hello', WX_OPENID: 'zhang' },
    })
  })

  test('lets the SDK tell who calls', async () => {
    const { seen, user, clientIp, context } = await tell({}, zhang)
    expect(seen).toMatchObject({
      WX_OPENID: 'zhang',
      WX_APPID: 'wxapp',
      TCB_ENV: 'shop',
      TCB_SOURCE: 'wx_client',
      SCF_NAMESPACE: 'shop',
    })
    expect([user, clientIp]).toEqual(['zhang', '127.0.0.1'])
    expect(getCloudbaseContext(context as never)).toMatchObject({ WX_OPENID: 'zhang' })
  })
})

describe('from one call to the next of an instance', () => {
  test('nothing of the caller is left', async () => {
    const first = await tell({}, zhang)
    expect(first.event.userInfo).toEqual({ openId: 'zhang', appId: 'wxapp' })
    const timer = await tell({ Type: 'Timer' }, { timer: 'daily' })
    expect(JSON.stringify(timer)).not.toContain('zhang')
    expect(Object.keys(timer.variables).filter((name) => name.startsWith('WX_'))).toEqual([
      'WX_TRIGGER_API_TOKEN_V0',
    ])
    expect(timer.variables).toMatchObject({ TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger' })
    expect(timer.event).toEqual({ Type: 'Timer' })
    const bare = await tell()
    expect(bare.variables).not.toHaveProperty('TRIGGER_SRC')
    expect(bare.user).toBe('')
  })

  test.each([
    ['somebody claims to be', { userInfo: { openId: 'boss', appId: 'wxapp' } }],
    ['somebody claims as text', { userInfo: 'boss' }],
  ])('userInfo is the platform’s: %s another', async (_, event) => {
    expect((await tell(event, zhang)).event).toEqual({ userInfo: { openId: 'zhang', appId: 'wxapp' } })
    expect((await tell(event)).event).toEqual({})
  })
})

test('a function called by a function sees the chain of callers, and nobody’s identity', async () => {
  const { variables, user } = await tell({}, { source: 'wx_client,scf' })
  expect(variables.TCB_SOURCE).toBe('wx_client,scf')
  expect(user).toBe('')
})

test('none of this machine’s own variables reach a function', async () => {
  const { everything } = await tell()
  expect(everything).not.toContain('JEST_WORKER_ID')
  expect(everything).not.toContain('USER')
})
