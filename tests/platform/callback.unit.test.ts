import { createCipheriv } from 'node:crypto'
import * as wecom from '@wecom/crypto'
import fc from 'fast-check'
import { decrypt, isSigned } from '../../cloudfunctions/_platform/wechat'
import { encryptMessage, signature } from '../../local/wechat/message-crypto'

// Three that share no code: Tencent's own package, WeChat's stand-in, and ours.

const keys = { token: 'CallbackToken', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }
const appId = 'wx0123456789abcdef'
const [timestamp, nonce] = ['1767517203', '1320562132']

const text = fc.string({ unit: 'grapheme', maxLength: 300 })
const random = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes))

const encryptions: [string, (xml: string, sixteen: Buffer, receiver?: string) => string][] = [
  ['@wecom/crypto', (xml, sixteen, to = appId) => wecom.encrypt(keys.encodingAesKey, xml, to, sixteen)],
  ['the stand-in', (xml, sixteen, to = appId) => encryptMessage(xml, to, keys.encodingAesKey, sixteen)],
]

describe.each(encryptions)('what %s encrypted', (_, encrypt) => {
  it('opens here, whatever it is', () => {
    fc.assert(
      fc.property(text, random, (xml, sixteen) => decrypt(keys, appId, encrypt(xml, sixteen)) === xml),
    )
  })

  it('for another receiver does not open, and not with another key', () => {
    const another = { encodingAesKey: keys.encodingAesKey.replace('a', 'b') }
    const sixteen = Buffer.alloc(16, 1)
    for (const receiver of ['', 'wx', `${appId}0`, 'ww0123456789abcdef'])
      expect(decrypt(keys, appId, encrypt('<xml/>', sixteen, receiver))).toBeNull()
    expect(decrypt(another, appId, encrypt('<xml/>', sixteen))).toBeNull()
  })
})

it('both encrypt to the same, letter by letter', () => {
  fc.assert(
    fc.property(text, random, (xml, sixteen) => {
      const [ours, theirs] = encryptions.map(([, encrypt]) => encrypt(xml, sixteen))
      return ours === theirs
    }),
  )
})

describe('a signature', () => {
  const signed = (encrypted: string) => wecom.getSignature(keys.token, timestamp, nonce, encrypted)

  it('of @wecom/crypto and of the stand-in is taken here', () => {
    fc.assert(
      fc.property(fc.base64String(), (encrypted) => {
        const theirs = signed(encrypted)
        expect(signature(keys.token, timestamp, nonce, encrypted)).toBe(theirs)
        return isSigned(keys.token, { signature: theirs, timestamp, nonce }, encrypted)
      }),
    )
  })

  const good = signed('abcd')
  it.each([
    ['with another token', 'OtherToken', good, 'abcd'],
    ['over something else', keys.token, good, 'abce'],
    ['that is cut', keys.token, good.slice(0, 38), 'abcd'],
    ['with something behind it', keys.token, `${good}zz`, 'abcd'],
    ['with a letter that is none', keys.token, `${good.slice(0, 39)}g`, 'abcd'],
    ['that is empty', keys.token, '', 'abcd'],
  ])('%s is refused', (_, token, claimed, encrypted) => {
    expect(isSigned(token, { signature: claimed, timestamp, nonce }, encrypted)).toBe(false)
  })
})

it('whatever is decrypted, it opens or it does not, and nothing is thrown', () => {
  const sealed = Buffer.from(wecom.encrypt(keys.encodingAesKey, '<xml><A>1</A></xml>', appId), 'base64')
  const turned = fc.integer({ min: 0, max: sealed.length * 8 - 1 }).map((bit) => {
    const copy = Buffer.from(sealed)
    copy[bit >> 3]! ^= 1 << (bit & 7)
    return copy.toString('base64')
  })
  const cut = fc
    .integer({ min: 0, max: sealed.length - 1 })
    .map((to) => sealed.subarray(0, to).toString('base64'))
  const opens = (encrypted: string) => decrypt(keys, appId, encrypted)
  fc.assert(fc.property(cut, (encrypted) => opens(encrypted) === null))
  fc.assert(
    fc.property(fc.oneof(turned, fc.string({ unit: 'binary' }), fc.base64String()), (encrypted) => {
      const opened = opens(encrypted)
      expect(opened === null || typeof opened === 'string').toBe(true)
    }),
  )
})

it('bytes that are no UTF-8 are nobody’s message', () => {
  const key = Buffer.from(`${keys.encodingAesKey}=`, 'base64')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(2)
  const plain = Buffer.concat([
    Buffer.alloc(16),
    length,
    Buffer.from('中').subarray(0, 2),
    Buffer.from(appId),
  ])
  const padding = 32 - (plain.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const sealed = Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ])
  expect(decrypt(keys, appId, sealed.toString('base64'))).toBeNull()
})
