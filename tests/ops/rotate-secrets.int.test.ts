import { theSystem } from '../../shared/trail'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { sealSecret } from '../../cloudfunctions/_platform/secrets'
import { openSecret } from '../../cloudfunctions/_platform/secrets/open-secret'
import { localSettings } from '../../local/settings'
import { useLocal, type TestEnvironment } from '../_support/local'
import { runCommand } from './run-command'

// The keys that seal secrets are changed as an operator changes them.

let local: TestEnvironment
const appSecret = 'a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4'
const ctx = () => openContext('2026-01-01T02:00:00.000Z', secureRandom, null, 'test')
const older = { SECRET_KEYS: localSettings.SECRET_KEYS ?? '' }

type Values = { readonly SEALING_KEY: string; readonly SECRET_KEYS: string }

/** What the file of values holds after the lines that `keys` prints were put in. */
async function newKeys(inUse: Readonly<Record<string, string>>): Promise<Values> {
  const { code, out } = await runCommand(['keys'], inUse)
  expect(code).toBe(0)
  const value = (name: string) => new RegExp(`^${name}='(.*)'$`, 'm').exec(out)?.[1] ?? ''
  return { SEALING_KEY: value('SEALING_KEY'), SECRET_KEYS: value('SECRET_KEYS') }
}

/** An environment whose functions have these values, with one secret that was sealed under the older key. */
async function deployedWith(settings: Readonly<Record<string, string>>): Promise<void> {
  local = await useLocal({ settings })
  process.env.SEALING_KEY = localSettings.SEALING_KEY
  const entered = { purpose: 'app-secret', owner: 'wx1', value: appSecret, by: theSystem } as const
  await ctx().db.transact(await sealSecret(ctx(), entered))
}

const rotate = () => runCommand(['rotate-secrets', '--env', local.envId, '--local', local.url])

afterEach(() => local.remove())

test('a new key is made beside the older one, everything is brought under it, and the older one may go', async () => {
  const values = await newKeys(older)
  await deployedWith(values)
  expect(Object.keys(JSON.parse(values.SECRET_KEYS) as object)).toEqual(['local', expect.any(String)])
  expect(await rotate()).toMatchObject({ code: 0, out: expect.stringContaining('1 sealed anew, 0') })
  const again = await rotate()
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('0 sealed anew, 1 were already') })
  const { local: _gone, ...newest } = JSON.parse(values.SECRET_KEYS) as Record<string, string>
  process.env.SECRET_KEYS = JSON.stringify(newest)
  expect(await openSecret(ctx(), 'app-secret', 'wx1')).toEqual([appSecret])
  for (const key of Object.values(newest)) expect(again.out + again.err).not.toContain(key)
})

test('without the older key nothing is lost, and it is said which key is missing', async () => {
  await deployedWith(await newKeys({}))
  const { code, out } = await rotate()
  expect(code).toBe(1)
  expect(out).toContain("✗ app-secret_wx1 is sealed under the key 'local', which is not among SECRET_KEYS")
  expect(out).toContain('Keep every key')
  process.env.SECRET_KEYS = older.SECRET_KEYS
  expect(await openSecret(ctx(), 'app-secret', 'wx1')).toEqual([appSecret])
})

test.each([
  ['no key', { SEALING_KEY: '' }, 'SEALING_KEY must be set; npm run keys makes one.'],
  ['a malformed one', { SEALING_KEY: '{"id": "x"}' }, 'SEALING_KEY is malformed'],
])('with %s it does not begin', async (_, values, says) => {
  await deployedWith(values)
  expect(await rotate()).toMatchObject({ code: 2, err: expect.stringContaining(says) })
})

test('keys do not overwrite what cannot be read', async () => {
  await deployedWith({})
  const { code, err } = await runCommand(['keys'], { SECRET_KEYS: '{"2026": 1}' })
  expect([code, err]).toEqual([2, expect.stringContaining('SECRET_KEYS is malformed')])
})
