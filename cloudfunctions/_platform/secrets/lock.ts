import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** AES-256-GCM: `<nonce>.<text>.<tag>`, each in base64url. */
export type Locked = string

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * @param key 32 bytes
 * @param bound what it belongs to: it opens for the same alone, so that a lock moved elsewhere stays shut
 */
export function lock(key: Uint8Array, bound: string, plain: string): Locked {
  const nonce = randomBytes(nonceBytes)
  const locking = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(bound))
  const text = Buffer.concat([locking.update(plain, 'utf8'), locking.final()])
  return [nonce, text, locking.getAuthTag()].map((part) => part.toString('base64url')).join('.')
}

/** @returns null when the key is another one, or anything of it was changed */
export function unlock(key: Uint8Array, bound: string, locked: Locked): string | null {
  const [nonce, text, tag] = locked.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (nonce?.length !== nonceBytes || !text || tag?.length !== tagBytes) return null
  try {
    const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
    opening.setAAD(Buffer.from(bound)).setAuthTag(tag)
    return Buffer.concat([opening.update(text), opening.final()]).toString('utf8')
  } catch {
    return null
  }
}
