import { createVerify, generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

let local: TestEnvironment

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures') })
})

afterAll(() => local.remove())

describe('who calls, inside a function and without a request', () => {
  test('a person of the Mini Program', async () => {
    const person = {
      openId: 'zhang',
      appId: 'wx00000000000000a0',
      uid: '',
      customUserId: '',
      isAnonymous: false,
    }
    expect(await local.invoke('teller', {}, { openId: 'zhang' })).toEqual({
      userInfo: person,
      endUserInfo: { userInfo: person },
      clientIP: '127.0.0.1',
      wxContext: {
        OPENID: 'zhang',
        APPID: 'wx00000000000000a0',
        CLIENTIP: '127.0.0.1',
        ENV: local.envId,
        SOURCE: 'wx_client',
      },
    })
  })

  test('nobody, when the platform itself calls', async () => {
    expect(await local.invoke('teller')).toMatchObject({
      userInfo: { openId: '', appId: '', uid: '', customUserId: '', isAnonymous: false },
      wxContext: {},
    })
  })
})

describe('users', () => {
  const auth = () => tcb.init({ env: local.envId }).auth()
  const lin = { openId: 'o-lin-xiaoyu', name: '林晓雨', role: '品牌专员', unit: '品牌部' }
  const known = {
    uid: lin.openId,
    uuid: lin.openId,
    openId: lin.openId,
    wxOpenId: lin.openId,
    nickName: '林晓雨',
    isAnonymous: false,
  }

  beforeAll(async () => {
    const described = await fetch(`${local.url}/_local/environments/${local.envId}`)
    const { log } = (await described.json()) as { log: string }
    writeFileSync(path.join(path.dirname(log), 'people.json'), JSON.stringify([lin]))
  })

  test('are found by their id', async () => {
    const reply = { requestId: expect.any(String), userInfo: expect.objectContaining(known) as unknown }
    expect(await auth().getEndUserInfo(lin.openId)).toEqual(reply)
    expect(await auth().queryUserInfo({ uid: lin.openId })).toEqual(reply)
    expect(await auth().queryUserInfo({ platform: 'WECHAT', platformId: lin.openId })).toEqual(reply)
  })

  test.each([
    ['an id that nobody has', { uid: 'nobody-1' }],
    ['a way of signing in that nobody uses', { platform: 'PHONE', platformId: '+86 10000000000' }],
    ['nothing', {}],
  ])('are not found by %s', async (_, query) => {
    await expect(auth().queryUserInfo(query)).rejects.toMatchObject({
      code: 'RESOURCE_NOT_FOUND',
      message: expect.stringContaining('no user of this environment'),
      requestId: expect.any(String),
    })
  })

  test('have an id of 4 to 32 characters, says the SDK', async () => {
    await expect(auth().getEndUserInfo('me')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('a ticket for signing in', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const signedFor = (envId: string) =>
    tcb.init({
      env: local.envId,
      credentials: { private_key_id: 'key-1', private_key: privateKey, env_id: envId },
    })

  test('is signed by the SDK alone', () => {
    const [keyId, token = ''] = signedFor(local.envId).auth().createTicket('person-1').split('/@@/')
    const [head, body = '', signature = ''] = token.split('.')
    expect(keyId).toBe('key-1')
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
      alg: 'RS256',
      env: local.envId,
      uid: 'person-1',
    })
    const verified = createVerify('RSA-SHA256').update(`${head}.${body}`)
    expect(verified.verify(publicKey, Buffer.from(signature, 'base64url'))).toBe(true)
  })

  test('is for its own environment and a proper id only', () => {
    expect(() => signedFor('another').auth().createTicket('person-1')).toThrow(/不一致/)
    expect(() => signedFor(local.envId).auth().createTicket('me')).toThrow('Invalid uid: "me"')
  })
})
