import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import type { CallbackSecrets } from '../environment'

export type Signed = { readonly signature: string; readonly timestamp: string; readonly nonce: string }

/** Whether WeChat, who alone knows the token beside us, signed these parts. */
export function isSigned(
  token: string,
  { signature, timestamp, nonce }: Signed,
  encrypted?: string,
): boolean {
  const parts = [token, timestamp, nonce, ...(encrypted === undefined ? [] : [encrypted])].sort()
  const expected = createHash('sha1').update(parts.join('')).digest()
  const claimed = Buffer.from(signature, 'hex')
  return claimed.length === expected.length && timingSafeEqual(claimed, expected)
}

const randomBytes = 16
const lengthBytes = 4
const blockBytes = 32

/**
 * Opens a message of the safe mode: AES-256-CBC, 16 random bytes, length, XML, appid.
 * @returns the XML, or null when it was not made for this account with this key
 */
export function decrypt(
  { encodingAesKey }: CallbackSecrets,
  appId: string,
  encrypted: string,
): string | null {
  try {
    const key = Buffer.from(`${encodingAesKey}=`, 'base64')
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([cipher.update(Buffer.from(encrypted, 'base64')), cipher.final()])
    const plain = unpadded(padded)
    const start = randomBytes + lengthBytes
    const length = plain.readUInt32BE(randomBytes)
    const xml = plain.subarray(start, start + length)
    return plain.subarray(start + length).toString() === appId ? xml.toString() : null
  } catch {
    return null
  }
}

/** PKCS#7 over blocks of 32 bytes, which Node's own unpadding does not know. */
function unpadded(padded: Buffer): Buffer {
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > blockBytes) throw new Error('the padding is wrong')
  return padded.subarray(0, padded.length - padding)
}
