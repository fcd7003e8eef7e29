import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

const appid = 'wx00000000000000a0'
const message = {
  touser: 'openid-1',
  page: 'pages/inbox/index?id=1',
  templateId: 'approval',
  data: { thing1: { value: '一月活动' } },
}
const inSnakeCase = {
  touser: message.touser,
  page: message.page,
  template_id: message.templateId,
  data: message.data,
}

let local: TestEnvironment

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures') })
  const secret = 'local0secret0of0the0mini0program'
  await local.standIn('accounts', { appid, secret, kind: 'mini-program', verified: true })
  await local.standIn('templates', { appid, templateId: 'approval', fields: ['thing1'] })
})

afterAll(() => local.remove())

const call = (event: object, name = 'notifier') => local.invoke(name, event, { openId: 'openid-1' })
const consent = () => local.standIn('consents', { appid, openid: 'openid-1', templateId: 'approval' })

describe('a subscription message', () => {
  test('goes through wx-server-sdk to WeChat', async () => {
    await consent()
    expect(await call({ api: 'subscribeMessage.send', data: message })).toEqual({
      got: { errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok', msgid: expect.any(Number) },
    })
    expect(await local.standIn('messages')).toMatchObject([
      { appid, touser: 'openid-1', templateId: 'approval', page: message.page, data: { thing1: '一月活动' } },
    ])
  })

  test('may name the account', async () => {
    await consent()
    expect(await call({ api: 'subscribeMessage.send', appid, data: message })).toMatchObject({
      got: { errCode: 0 },
    })
    expect(await call({ api: 'subscribeMessage.send', appid: 'wx-unknown', data: message })).toMatchObject({
      refused: { errCode: 40013 },
    })
  })

  test('is refused by WeChat with WeChat’s code', async () => {
    expect(await call({ api: 'subscribeMessage.send', data: message })).toEqual({
      refused: {
        errCode: 43101,
        message: expect.stringMatching(
          /^openapi.subscribeMessage.send:fail user refuse to accept the msg rid: /,
        ),
      },
    })
  })

  test('may be sent by a timer, which speaks for nobody', async () => {
    await consent()
    expect(await local.invoke('notifier', {}, { trigger: 'hourly' })).toMatchObject({ got: { errCode: 0 } })
  })

  test.each([['callOpenAPI'], ['callWxOpenApi']])('goes the older way, %s', async (way) => {
    await consent()
    expect(await call({ way, api: 'subscribeMessage.send', data: inSnakeCase })).toMatchObject({
      got: { result: { errcode: 0, errmsg: 'ok', msgid: expect.any(Number) } },
    })
    expect(await call({ way, api: 'subscribeMessage.send', data: inSnakeCase })).toMatchObject({
      got: { result: { errcode: 43101 } },
    })
  })
})

describe('an open API is refused', () => {
  test('to a function whose config.json does not list it', async () => {
    expect(await call({ api: 'subscribeMessage.send', data: message }, 'silent')).toEqual({
      refused: { errCode: -604101, message: 'system error: error code: -604101' },
    })
    expect(await local.log()).toContain("config.json of 'silent' does not list subscribeMessage.send")
    const older = { way: 'callWxOpenApi', api: 'subscribeMessage.send', data: inSnakeCase }
    expect(await call(older, 'silent')).toMatchObject({ got: { result: { errcode: -604101 } } })
  })

  test.each([
    ['that the stand-in does not know', { api: 'security.msgSecCheck', data: { content: '你好' } }],
    ['that is none of WeChat’s HTTP interfaces', { way: 'getOpenData' }],
  ])('%s', async (_, event) => {
    expect(await call(event)).toMatchObject({ refused: { errCode: -604100 } })
  })

  test('with bytes that are no message', async () => {
    const bytes = Buffer.from('{"name":"x"}').toString('base64')
    const event = { way: 'callCompatibleWxOpenApi', api: '/subscribeMessage.send', bytes }
    expect(await call(event)).toMatchObject({ refused: { code: 'INVALID_PARAM' } })
  })

  test('outside of functions', async () => {
    const app = tcb.init({ env: local.envId })
    const asked = { apiName: 'subscribeMessage.send', requestData: {} as never }
    await expect(app.callWxOpenApi(asked)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    await expect(
      app.callCompatibleWxOpenApi({ ...asked, requestData: Buffer.alloc(0) as never }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('when it is for payments', async () => {
    expect(await call({ way: 'callWxPayApi', api: 'unifiedOrder' })).toEqual({
      refused: { code: 'INVALID_PARAM', message: "'wx.wxPayApi' is not offered on this machine" },
    })
    expect(await call({ way: 'cloudPay', data: { body: 'tea' } })).toMatchObject({
      refused: { errCode: -501007 },
    })
  })
})
