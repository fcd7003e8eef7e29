import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { lock, unlock } from '../../cloudfunctions/_platform/secrets/lock'
import { seal, unseal, type Sealed } from '../../cloudfunctions/_platform/secrets/seal'

const { privateKey, publicKey } = generateKeyPairSync('x25519')
const key = { id: '2026', publicKey }
const mine = 'app-secret_wx1'

const text = fc.string({ unit: 'binary', maxLength: 200 })

describe('a seal', () => {
  it('gives back to the private key what was put in, whatever it is', () => {
    fc.assert(fc.property(text, (plain) => unseal(privateKey, mine, seal(key, mine, plain)) === plain))
  })

  it('is another one each time, and tells nothing of what is in it', () => {
    const [first, second] = [seal(key, mine, 'the-secret'), seal(key, mine, 'the-secret')]
    expect(first.sender).not.toBe(second.sender)
    expect(first.locked).not.toBe(second.locked)
    expect(JSON.stringify(first)).not.toContain('the-secret')
  })

  const sealed = seal(key, mine, 'the-secret')
  const another = generateKeyPairSync('x25519')
  const others: [string, () => string | null][] = [
    ['another key', () => unseal(another.privateKey, mine, sealed)],
    ['another account', () => unseal(privateKey, 'app-secret_wx2', sealed)],
    ['another purpose', () => unseal(privateKey, 'callback_wx1', sealed)],
    ['another name of the key', () => unseal(privateKey, mine, { ...sealed, keyId: '2025' })],
    ['another sender', () => unseal(privateKey, mine, { ...sealed, sender: seal(key, mine, '').sender })],
    ['a sender that is no key', () => unseal(privateKey, mine, { ...sealed, sender: 'scribble' })],
  ]

  it.each(others)('does not open for %s', (_, open) => {
    expect(open()).toBeNull()
  })

  it('does not open when a single bit of it was turned, or a piece cut off', () => {
    fc.assert(
      fc.property(
        changesOf(sealed.locked),
        (locked) => unseal(privateKey, mine, { ...sealed, locked }) === null,
      ),
    )
  })

  it('takes no key to make but the public one', () => {
    const onlyPublic = createPublicKey(publicKey.export({ format: 'pem', type: 'spki' }))
    const made: Sealed = seal({ id: '2026', publicKey: onlyPublic }, mine, 'the-secret')
    expect(unseal(privateKey, mine, made)).toBe('the-secret')
  })
})

describe('a lock', () => {
  const secret = Buffer.alloc(32, 7)

  it('opens with its key, for what it is bound to, alone', () => {
    const locked = lock(secret, 'wx1', 'token')
    expect(unlock(secret, 'wx1', locked)).toBe('token')
    expect(unlock(Buffer.alloc(32, 8), 'wx1', locked)).toBeNull()
    expect(unlock(secret, 'wx2', locked)).toBeNull()
  })

  it.each(['', '.', '..', 'a.b.c', 'no lock at all'])('that is none, %j, does not open', (scribble) => {
    expect(unlock(secret, 'wx1', scribble)).toBeNull()
  })
})

/** A lock with one bit turned in one of its three parts, or shorter. */
function changesOf(locked: string): fc.Arbitrary<string> {
  const parts = locked.split('.').map((part) => Buffer.from(part, 'base64url'))
  const written = (changed: Buffer, at: number) =>
    parts.map((part, index) => (index === at ? changed : part).toString('base64url')).join('.')
  return fc.integer({ min: 0, max: 2 }).chain((at) => {
    const part = parts[at]!
    const turned = fc.integer({ min: 0, max: part.length * 8 - 1 }).map((bit) => {
      const copy = Buffer.from(part)
      copy[bit >> 3]! ^= 1 << (bit & 7)
      return written(copy, at)
    })
    const cut = fc.integer({ min: 0, max: part.length - 1 }).map((to) => written(part.subarray(0, to), at))
    return fc.oneof(turned, cut)
  })
}
