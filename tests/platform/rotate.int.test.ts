import { generateKeyPairSync } from 'node:crypto'
import { theSystem } from '../../shared/trail'
import { rotateSecrets } from '../../cloudfunctions/_platform/secrets/rotate-secrets'
import { sealSecret } from '../../cloudfunctions/_platform/secrets'
import { openSecret } from '../../cloudfunctions/_platform/secrets/open-secret'
import { openAccounts, type Accounts } from './accounts'

let accounts: Accounts

type Key = { readonly sealing: string; readonly opening: Record<string, string> }

function aKey(id: string): Key {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const der = (key: object) => (key as { toString(encoding: 'base64'): string }).toString('base64')
  const written = der(publicKey.export({ format: 'der', type: 'spki' }))
  return {
    sealing: JSON.stringify({ id, publicKey: written }),
    opening: { [id]: der(privateKey.export({ format: 'der', type: 'pkcs8' })) },
  }
}

const [older, newer] = [aKey('2026'), aKey('2027')]

/** As deployment gives them: the one that is current, and those that open. */
function deploy(current: Key, ...opening: Key[]): void {
  process.env.SEALING_KEY = current.sealing
  process.env.SECRET_KEYS = JSON.stringify(Object.assign({}, ...opening.map((key) => key.opening)))
}

const callback = (token: string) => ({ token, encodingAesKey: 'Z'.repeat(43) })

async function enterCallback(owner: string, token: string): Promise<void> {
  const entered = { purpose: 'callback', owner, value: callback(token), by: theSystem } as const
  await accounts.ctx().db.transact(await sealSecret(accounts.ctx(), entered))
}

beforeEach(async () => {
  accounts = await openAccounts()
  deploy(older, older)
  for (let n = 0; n < 5; n += 1) await accounts.open(`secret${n}`)
  await enterCallback('wx1', 'Before')
  await enterCallback('wx1', 'Now')
})

afterEach(() => accounts.local.remove())

const keyIds = async () => {
  const kept = await accounts.ctx().db.find('secrets', { where: {}, limit: 100 })
  return kept.flatMap(({ sealed, before }) => [sealed.keyId, ...(before ? [before.sealed.keyId] : [])])
}
const all = async () => [
  ...(await openSecret(accounts.ctx(), 'app-secret', 'wx0000000000000003')),
  ...(await openSecret(accounts.ctx(), 'callback', 'wx1')),
]

test('brings every secret under the current key, those of before too, and the older key may go', async () => {
  const before = await all()
  deploy(newer, older, newer)
  expect(await rotateSecrets(accounts.ctx())).toEqual({ keyId: '2027', resealed: 6, current: 0, failed: [] })
  expect(new Set(await keyIds())).toEqual(new Set(['2027']))
  deploy(newer, newer)
  expect(await all()).toEqual(before)
  expect(before).toEqual(['secret2', callback('Now'), callback('Before')])
})

test('a second time there is nothing to do, and nothing is written', async () => {
  deploy(newer, older, newer)
  await rotateSecrets(accounts.ctx())
  const once = await accounts.ctx().db.find('secrets', { where: {}, orderBy: ['_id', 'asc'], limit: 100 })
  expect(await rotateSecrets(accounts.ctx())).toEqual({ keyId: '2027', resealed: 0, current: 6, failed: [] })
  expect(await accounts.ctx().db.find('secrets', { where: {}, orderBy: ['_id', 'asc'], limit: 100 })).toEqual(
    once,
  )
})

test('killed in the middle, what is done is done, all of it opens, and the next run does the rest', async () => {
  const before = await all()
  deploy(newer, older, newer)
  const { db, now } = accounts.ctx()
  let written = 0
  const dying = {
    ...db,
    transact: (write: Parameters<typeof db.transact>[0]) => {
      written += 1
      return written > 2 ? Promise.reject(new Error('killed')) : db.transact(write)
    },
  }
  await expect(rotateSecrets({ db: dying, now })).rejects.toThrow('killed')
  expect(new Set(await keyIds())).toEqual(new Set(['2026', '2027']))
  expect(await all()).toEqual(before)
  expect(await rotateSecrets(accounts.ctx())).toMatchObject({ resealed: 4, current: 2, failed: [] })
  expect(await all()).toEqual(before)
})

test('without the older key, what it sealed stays as it is, and is named with what to do', async () => {
  deploy(newer, newer)
  const { resealed, failed } = await rotateSecrets(accounts.ctx())
  expect(resealed).toBe(0)
  expect(failed).toHaveLength(6)
  expect(failed[0]).toMatch(
    /^app-secret_wx0+1 is sealed under the key '2026', which is not among SECRET_KEYS \(2027\): add that key/,
  )
  expect(new Set(await keyIds())).toEqual(new Set(['2026']))
})

test('with another key under the older one’s name, it is said that the key is another', async () => {
  deploy(newer, aKey('2026'), newer)
  const { failed } = await rotateSecrets(accounts.ctx())
  expect(failed[0]).toContain("does not open with the key '2026'")
})

test('without a current key it does not begin', async () => {
  process.env.SEALING_KEY = ''
  await expect(rotateSecrets(accounts.ctx())).rejects.toThrow('SEALING_KEY is not set')
})
