import { createCipheriv, createHash } from 'node:crypto'

/** WeChat pads to 32 bytes, not to the cipher's 16 (wechat-facts 1.8). */
const padTo = 32

/** sha1 over the sorted parts (wechat-facts 1.8). */
export function signature(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex')
}

/** `Encrypt`: AES-256-CBC over 16 random bytes, length, xml and appid (wechat-facts 1.8). */
export function encryptMessage(xml: string, appid: string, encodingAesKey: string, random: Buffer): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const body = Buffer.from(xml)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const plain = pad(Buffer.concat([random, length, body, Buffer.from(appid)]))
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

function pad(plain: Buffer): Buffer {
  const missing = padTo - (plain.length % padTo)
  return Buffer.concat([plain, Buffer.alloc(missing, missing)])
}
