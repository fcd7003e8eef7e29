import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** What WeChat's servers and we alone know of an account. */
export type CallbackKeys = { readonly token: string; readonly encodingAesKey: string }

export type Signed = { readonly signature: string; readonly timestamp: string; readonly nonce: string }

/** Whether WeChat, who alone knows the token beside us, signed these parts. */
export function isSigned(
  token: string,
  { signature, timestamp, nonce }: Signed,
  encrypted?: string,
): boolean {
  // Buffer.from would stop at the first character that is not hexadecimal and forget the rest.
  if (!/^[0-9a-f]{40}$/i.test(signature)) return false
  const parts = [token, timestamp, nonce, ...(encrypted === undefined ? [] : [encrypted])].sort()
  const expected = createHash('sha1').update(parts.join('')).digest()
  return timingSafeEqual(Buffer.from(signature, 'hex'), expected)
}

const randomBytes = 16
const lengthBytes = 4
const blockBytes = 32

/**
 * Opens a message of the safe mode: AES-256-CBC, 16 random bytes, length, text, and whom it is for: the account's
 * appid, in WeCom the company's id.
 * @returns the text, or null when it was not made for this receiver with this key
 */
export function decrypt(
  { encodingAesKey }: Pick<CallbackKeys, 'encodingAesKey'>,
  receiver: string,
  encrypted: string,
): string | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted)) return null
  try {
    const key = Buffer.from(`${encodingAesKey}=`, 'base64')
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([cipher.update(Buffer.from(encrypted, 'base64')), cipher.final()])
    const plain = unpadded(padded)
    const start = randomBytes + lengthBytes
    const end = start + plain.readUInt32BE(randomBytes)
    return plain.toString('utf8', end) === receiver ? utf8.decode(plain.subarray(start, end)) : null
  } catch {
    return null
  }
}

/** Bytes that are no UTF-8 make it throw, instead of coming out as something that nobody wrote. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** PKCS#7 over blocks of 32 bytes, which Node's own unpadding does not know. */
function unpadded(padded: Buffer): Buffer {
  const padding = padded.at(-1) ?? 0
  const end = padded.length - padding
  const isWhole =
    padding >= 1 && padding <= blockBytes && padded.subarray(end).every((byte) => byte === padding)
  if (!isWhole) throw new Error('the padding is wrong')
  return padded.subarray(0, end)
}
