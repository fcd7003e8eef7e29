import { makeApiDoor } from '../../cloudfunctions/_platform/api-door'
import { environment } from '../../cloudfunctions/_platform/environment'
import { router } from '../../cloudfunctions/_platform/procedures'

const names = ['WECHAT_API_URL', 'WECHAT_SECRETS', 'WECHAT_CALLBACKS', 'OLDEST_APP'] as const

beforeEach(() => names.forEach((name) => delete process.env[name]))
afterEach(() => jest.restoreAllMocks())

it('has a value for what deployment left empty', () => {
  process.env.WECHAT_SECRETS = ''
  expect(names.map((name) => environment()[name])).toEqual(['https://api.weixin.qq.com', {}, {}, '0.1.0'])
})

it.each([
  ['WECHAT_SECRETS', '{"wx1": "the-secret'],
  ['WECHAT_SECRETS', '{"wx1": 5}'],
  ['WECHAT_CALLBACKS', '{"wx1": {"token": "t", "encodingAesKey": "the-secret"}}'],
  ['WECHAT_API_URL', 'the-secret'],
] as const)('a malformed %s stops only what reads it, and is not told', (name, text) => {
  process.env[name] = text
  expect(environment().OLDEST_APP).toBe('0.1.0')
  expect(() => environment()[name]).toThrow(`the environment variable ${name} is malformed`)
})

it('that is malformed is a fault of ours, answered with the request id and logged', async () => {
  process.env.OLDEST_APP = 'latest'
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  const api = makeApiDoor({ router: router({}) })
  const call = { path: 'home.today', type: 'query', appVersion: '0.1.0' }
  const platform = { environment: '{}', request_id: 'request-1' }
  expect(await api(call, platform as never)).toMatchObject({ fault: { requestId: 'request-1' } })
  expect(log.mock.calls.flat().join()).toContain('"outcome":"fault"')
  expect(error.mock.calls.flat().join()).toContain('OLDEST_APP')
})
