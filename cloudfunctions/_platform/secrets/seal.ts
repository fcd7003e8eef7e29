import { createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto'
import { lock, unlock, type Locked } from './lock'

/** Whoever has it can seal, and cannot open what was sealed: that takes the private key of the same id. */
export type SealingKey = { readonly id: string; readonly publicKey: KeyObject }

/** As one puts a letter through a slot: anybody may, and only the holder of the key gets at it. */
export type Sealed = {
  readonly keyId: string
  /** The public half of a pair of keys that was made for this seal alone. */
  readonly sender: string
  readonly locked: Locked
}

export function seal({ id, publicKey }: SealingKey, bound: string, plain: string): Sealed {
  const once = generateKeyPairSync('x25519')
  const sender = written(once.publicKey)
  const key = keyBetween(once.privateKey, publicKey, sender, written(publicKey))
  return { keyId: id, sender: sender.toString('base64url'), locked: lock(key, boundBy(id, bound), plain) }
}

/** @returns null when it was changed, or sealed for something else */
export function unseal(
  privateKey: KeyObject,
  bound: string,
  { keyId, sender, locked }: Sealed,
): string | null {
  const from = Buffer.from(sender, 'base64url')
  const own = written(createPublicKey(privateKey))
  try {
    const publicKey = createPublicKey({ key: from, format: 'der', type: 'spki' })
    return unlock(keyBetween(privateKey, publicKey, from, own), boundBy(keyId, bound), locked)
  } catch {
    return null
  }
}

/** X25519, and HKDF with both public keys, as in every sealed box. */
function keyBetween(privateKey: KeyObject, publicKey: KeyObject, sender: Buffer, receiver: Buffer): Buffer {
  const agreed = diffieHellman({ privateKey, publicKey })
  return Buffer.from(
    hkdfSync('sha256', agreed, Buffer.concat([sender, receiver]), 'weigui sealed secret', 32),
  )
}

function boundBy(keyId: string, bound: string): string {
  return JSON.stringify([keyId, bound])
}

function written(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' })
}
