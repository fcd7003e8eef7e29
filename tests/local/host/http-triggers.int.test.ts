import { answerHttpTrigger } from '../../../local/gateway/http-triggers'
import { aCall, openHost, type TestHost } from './support'

const answering = `
  const answers = {
    echo: (event) => event,
    text: () => '好',
    number: () => 42,
    nothing: () => undefined,
    list: () => [1, 2],
    made: () => ({ statusCode: 404, headers: { 'X-Reason': 'gone' }, body: 'nothing here' }),
    bodyless: () => ({ statusCode: 204 }),
    objectBody: () => ({ statusCode: 200, body: { a: 1 } }),
    picture: () => ({
      statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: 'iVD/AA==', isBase64Encoded: true,
    }),
    cookies: () => ({
      statusCode: 200, headers: { 'Set-Cookie': ['a=1', 'b=2'], 'Content-Length': 999 },
      multiValueHeaders: { 'X-Many': ['1', '2'] }, body: '',
    }),
    oddStatus: () => ({ statusCode: 'fine' }),
    crash: () => process.exit(1),
    throw: () => { throw new Error('boom') },
    loop: () => { for (;;); },
  }
  exports.main = async (event) => answers[event.path.split('/')[1]](event)`

let host: TestHost

beforeAll(() => {
  host = openHost({
    wechat: { source: answering, timeout: 1 },
    hidden: { source: 'exports.main = async () => 1' },
  })
})

afterAll(() => host.close())

const bytes = (...values: number[]) => Buffer.from(values)

function send(pathAndQuery: string, parts: Parameters<typeof aCall>[0] = {}, name = 'wechat') {
  const url = new URL(`http://local/http/shop/${name}${pathAndQuery}`)
  const segments = url.pathname.split('/').filter(Boolean)
  const { functions } = host
  return answerHttpTrigger(aCall({ url, segments, ...parts }), { envId: 'shop', functions })
}

async function heard(...asked: Parameters<typeof send>): Promise<Record<string, unknown>> {
  return JSON.parse(String((await send(...asked)).body)) as Record<string, unknown>
}

describe('the event of HTTP access', () => {
  test('has the request’s parts under the names of CloudBase', async () => {
    const headers = { 'content-type': 'text/xml', 'set-cookie': ['a=1', 'b=2'] }
    const event = await heard('/echo/a%20b/?x=1&y=%E5%A5%BD', {
      method: 'PUT',
      headers,
      body: Buffer.from('<好/>'),
    })
    expect(event).toEqual({
      path: '/echo/a%20b/',
      httpMethod: 'PUT',
      headers: { 'content-type': 'text/xml', 'set-cookie': 'a=1, b=2' },
      multiValueHeaders: { 'content-type': ['text/xml'], 'set-cookie': ['a=1', 'b=2'] },
      queryStringParameters: { x: '1', y: '好' },
      requestContext: {
        requestId: 'request-1',
        envId: 'shop',
        appId: expect.any(Number),
        uin: expect.any(Number),
      },
      body: '<好/>',
      isBase64Encoded: false,
    })
  })

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('comes by %s', async (method) => {
    expect(await heard('/echo', { method })).toMatchObject({ httpMethod: method, body: '' })
  })

  test.each([
    ['text', 'text/plain', Buffer.from('a'), 'a', false],
    ['JSON', 'application/json; charset=utf-8', Buffer.from('{}'), '{}', false],
    ['a form', 'application/x-www-form-urlencoded', Buffer.from('a=1'), 'a=1', false],
    ['text of no type', '', Buffer.from('好'), '好', false],
    ['bytes of no type', '', bytes(255, 0), '/wA=', true],
    ['a picture', 'image/png', bytes(137, 80, 255, 0), 'iVD/AA==', true],
    ['a picture that happens to be text', 'image/png', bytes(65), 'QQ==', true],
    ['what calls itself text and is none', 'text/plain', bytes(255), '/w==', true],
  ])('carries %s', async (_, type, body, expected, isBase64Encoded) => {
    const headers = type ? { 'content-type': type } : {}
    expect(await heard('/echo', { body, headers })).toMatchObject({ body: expected, isBase64Encoded })
  })
})

describe('the reply', () => {
  const text = { 'content-type': 'text/plain; charset=utf-8' }
  const asJson = { 'content-type': 'application/json; charset=utf-8' }

  test.each([
    ['text', { status: 200, headers: text, body: '好' }],
    ['number', { status: 200, headers: text, body: '42' }],
    ['nothing', { status: 200, headers: text, body: '' }],
    ['list', { status: 200, headers: asJson, body: '[1,2]' }],
    ['made', { status: 404, headers: { 'x-reason': 'gone' }, body: 'nothing here' }],
    ['bodyless', { status: 204, headers: {}, body: '' }],
    ['objectBody', { status: 200, headers: {}, body: '{"a":1}' }],
    ['picture', { status: 200, headers: { 'content-type': 'image/png' }, body: bytes(137, 80, 255, 0) }],
    ['cookies', { status: 200, headers: { 'set-cookie': ['a=1', 'b=2'], 'x-many': ['1', '2'] }, body: '' }],
  ])('to %s', async (name, expected) => {
    expect(await send(`/${name}`)).toEqual(expected)
  })

  test.each([
    ['throw', 500, 'FUNCTION_EXECUTE_FAIL'],
    ['crash', 500, 'FUNCTION_EXECUTE_FAIL'],
    ['loop', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
    ['oddStatus', 502, 'FUNCTION_EXECUTE_FAIL'],
  ])('to %s is a failure with status %i', async (name, status, code) => {
    await expect(send(`/${name}`)).rejects.toMatchObject({ status, code })
  })

  test('to a body over 6 MB is a refusal', async () => {
    const body = Buffer.alloc(6 * 1024 * 1024, 'x')
    await expect(send('/text', { body })).rejects.toMatchObject({
      status: 413,
      code: 'FUNCTION_PARAM_INVALID',
    })
  })

  test('to a function without a route is that nothing is there', async () => {
    await expect(send('/', {}, 'hidden')).rejects.toMatchObject({ status: 404, code: 'INVALID_PATH' })
  })
})
