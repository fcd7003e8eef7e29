import { request } from 'node:http'
import path from 'node:path'
import { useLocal, type TestEnvironment } from '../../_support/local'

let local: TestEnvironment

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures') })
})

afterAll(() => local.remove())

describe('HTTP triggers', () => {
  test('WeChat’s callback reaches the wechat function and its reply goes back as written', async () => {
    const response = await fetch(`${local.url}/http/${local.envId}/wechat/wx123?nonce=7`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: '<xml>问候</xml>',
    })
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('application/xml')
    expect(response.headers.get('x-path')).toBe('/wx123')
    expect(await response.text()).toBe('<heard by="nobody">POST 7 <xml>问候</xml></heard>')
  })

  test('no other function listens', async () => {
    const response = await fetch(`${local.url}/http/${local.envId}/api/`)
    expect(response.status).toBe(404)
  })
})

describe('who may call at all', () => {
  test('a page of another site is turned away', async () => {
    expect(await statusOf('/_local/health', { origin: 'https://evil.example' })).toBe(403)
    expect(await statusOf('/_local/health', { host: 'evil.example' })).toBe(403)
    expect(await statusOf(`/admin?env=${local.envId}`, { origin: local.url })).toBe(403)
  })

  test('our own page is served, and gets no permission for others', async () => {
    const response = await fetch(`${local.url}/_local/health`, { headers: { origin: local.url } })
    expect(response.status).toBe(200)
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
  })
})

describe('environments', () => {
  test('an unknown one is refused', async () => {
    const response = await fetch(`${local.url}/v1/functions/api?env=nowhere`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'INVALID_ENV' })
  })

  test('an unknown one is refused to the SDK in the SDK’s own way', async () => {
    const response = await fetch(`${local.adminUrl}?env=nowhere`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ code: 'INVALID_ENV' })
  })

  test.each(['../up', 'UPPER', '', 'a'.repeat(60)])('the name %j is refused', async (envId) => {
    const response = await fetch(`${local.url}/_local/environments`, {
      method: 'POST',
      body: JSON.stringify({ envId }),
    })
    expect(response.status).toBe(400)
  })

  test('the browser says who it is by cookie', async () => {
    const response = await fetch(`${local.url}/v1/functions/api`, {
      method: 'POST',
      headers: { cookie: `weigui_env=${local.envId}; weigui_openid=zhang` },
      body: '{}',
    })
    expect(await response.json()).toMatchObject({ before: 'zhang', env: local.envId })
  })

  test('an action that CloudBase does not know fails as the SDK expects', async () => {
    const response = await fetch(`${local.adminUrl}?env=${local.envId}`, {
      method: 'POST',
      body: JSON.stringify({ action: 'database.dropEverything' }),
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ code: 'INVALID_PARAM', requestId: expect.any(String) })
  })
})

/** `fetch` would not let a test choose the Host header. */
function statusOf(pathname: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(local.url + pathname, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
