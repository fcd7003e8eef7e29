import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { makeApiDoor } from '../../cloudfunctions/_platform/api-door'
import { environment } from '../../cloudfunctions/_platform/environment'
import { router } from '../../cloudfunctions/_platform/procedures'

const written = (key: KeyObject, type: 'spki' | 'pkcs8') =>
  key.export({ format: 'der', type } as never).toString('base64')
const pair = generateKeyPairSync('x25519')
const [publicDer, privateDer] = [written(pair.publicKey, 'spki'), written(pair.privateKey, 'pkcs8')]
const ed25519 = written(generateKeyPairSync('ed25519').publicKey, 'spki')

const names = ['WECHAT_API_URL', 'SEALING_KEY', 'SECRET_KEYS', 'OLDEST_APP'] as const

beforeEach(() => names.forEach((name) => delete process.env[name]))
afterEach(() => jest.restoreAllMocks())

it('has a value for what deployment left empty', () => {
  process.env.SECRET_KEYS = ''
  expect(names.map((name) => environment()[name])).toEqual([
    'https://api.weixin.qq.com',
    null,
    new Map(),
    '0.1.0',
  ])
})

it.each([
  ['SECRET_KEYS', '{"2026": "the-secret'],
  ['SECRET_KEYS', '{"2026": 5}'],
  ['SECRET_KEYS', '{"2026": "the-secret"}'],
  ['SECRET_KEYS', `{"2026": "${publicDer}"}`],
  ['SEALING_KEY', '{"id": "2026"}'],
  ['SEALING_KEY', `{"id": "2026", "publicKey": "${privateDer}"}`],
  ['SEALING_KEY', `{"id": "2026", "publicKey": "${ed25519}"}`],
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
