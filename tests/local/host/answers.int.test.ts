import { openHost, type TestHost } from './support'

const limit = 6 * 1024 * 1024

/** One function per way of answering, by the text of its handler. */
const handlers = {
  value: `async () => ({ n: 1 })`,
  nothing: `async () => {}`,
  function: `async () => () => 1`,
  notANumber: `async () => ({ a: NaN, b: Infinity, c: undefined })`,
  date: `async () => new Date(0)`,
  buffer: `async () => Buffer.from('a')`,
  map: `async () => new Map([[1, 2]])`,
  text: `async () => '好'`,
  withoutAsync: `() => ({ n: 2 })`,
  callback: `(event, context, callback) => { setTimeout(() => callback(null, { n: 3 }), 5) }`,
  callbackTwice: `(event, context, callback) => { callback(null, 1); callback(null, 2) }`,
  callbackThenWork: `(event, context, callback) => {
    const seen = { worked: false }
    setTimeout(() => { seen.worked = true }, 30)
    callback(null, seen)
  }`,
  callbackAtOnce: `(event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = false
    setTimeout(() => {}, 60_000)
    callback(null, 'now')
  }`,
  succeed: `(event, context) => { setTimeout(() => {}, 60_000); context.succeed('done') }`,
  silent: `() => { setTimeout(() => {}, 5) }`,
  bigInt: `async () => 1n`,
  circular: `async () => { const a = {}; a.a = a; return a }`,
  error: `async () => { throw new TypeError('boom') }`,
  synchronousError: `() => { throw new Error('at once') }`,
  thrownText: `async () => { throw 'only words' }`,
  thrownNothing: `async () => { throw undefined }`,
  thrownObject: `async () => { throw { errcode: 7 } }`,
  callbackError: `(event, context, callback) => callback(new Error('by callback'))`,
  uncaught: `() => new Promise(() => setTimeout(() => { throw new Error('nobody caught me') }, 5))`,
  rejected: `() => new Promise(() => { void Promise.reject(new Error('nobody waited')) })`,
  exit: `async () => process.exit(3)`,
  sized: `async ({ bytes }) => 'x'.repeat(bytes - 2)`,
  measured: `async (event) => Buffer.byteLength(JSON.stringify(event))`,
}

let host: TestHost

beforeAll(() => {
  const written = Object.entries(handlers).map(([name, handler]) => [
    name,
    { source: `exports.main = ${handler}`, timeout: 10 },
  ])
  host = openHost({
    ...Object.fromEntries(written),
    broken: { source: 'exports.main = async () => {' },
    exportless: { source: 'exports.other = async () => 1' },
    defaulted: { source: 'exports.default = { main: async () => 1 }' },
    throwing: { source: `throw new Error('while loading')` },
  })
})

afterAll(() => host.close())

describe('a handler answers with', () => {
  test.each([
    ['value', { n: 1 }],
    ['nothing', null],
    ['function', null],
    ['notANumber', { a: null, b: null }],
    ['date', '1970-01-01T00:00:00.000Z'],
    ['buffer', { type: 'Buffer', data: [97] }],
    ['map', {}],
    ['text', '好'],
    ['withoutAsync', { n: 2 }],
    ['callback', { n: 3 }],
    ['callbackTwice', 1],
    ['callbackThenWork', { worked: true }],
    ['callbackAtOnce', 'now'],
    ['succeed', 'done'],
    ['silent', null],
  ])('%s', async (name, expected) => {
    expect(await host.invoke(name)).toEqual(expected)
  })
})

describe('a handler fails by', () => {
  test.each([
    ['bigInt', /BigInt/],
    ['circular', /circular/],
    ['error', /^boom$/],
    ['synchronousError', /^at once$/],
    ['thrownText', /^only words$/],
    ['thrownNothing', /^undefined$/],
    ['thrownObject', /errcode: 7/],
    ['callbackError', /^by callback$/],
    ['uncaught', /^nobody caught me$/],
    ['rejected', /^nobody waited$/],
    ['exit', /exited \(3\)/],
    ['broken', /Unexpected end of input|Unexpected token/],
    ['exportless', /exports no function 'main'/],
    ['defaulted', /exports no function 'main'/],
    ['throwing', /^while loading$/],
  ])('%s', async (name, message) => {
    const failed = { code: 'FUNCTIONS_EXECUTE_FAIL', message: expect.stringMatching(message) }
    await expect(host.invoke(name)).rejects.toMatchObject(failed)
    await expect(host.post(name, '{}')).rejects.toMatchObject({
      status: 500,
      code: 'FUNCTION_INVOCATION_FAILED',
    })
  })
})

describe('the limit of 6 MB', () => {
  test('is met by an answer to the byte', async () => {
    expect(await host.invoke('sized', { bytes: limit })).toHaveLength(limit - 2)
    await expect(host.invoke('sized', { bytes: limit + 1 })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'body size is too long',
    })
  })

  test('is met by an event to the byte, in UTF-8', async () => {
    const event = { text: '好'.repeat((limit - 12) / 3) + 'x' }
    expect(await host.invoke('measured', event)).toBe(limit)
    event.text += 'x'
    await expect(host.invoke('measured', event)).rejects.toMatchObject({ code: 'FUNCTION_PARAM_INVALID' })
    await expect(host.post('measured', JSON.stringify(event))).rejects.toMatchObject({
      status: 400,
      code: 'FUNCTION_PARAM_INVALID',
    })
  })
})

describe('CloudBase’s HTTP API', () => {
  test('gives an object as JSON and text as text, with the request’s id', async () => {
    const headers = { 'x-request-id': 'request-1' }
    expect(await host.post('value', '{}')).toMatchObject({
      status: 200,
      headers: { ...headers, 'content-type': expect.stringContaining('application/json') },
      body: '{"n":1}',
    })
    expect(await host.post('text', '')).toMatchObject({
      headers: { ...headers, 'content-type': expect.stringContaining('text/plain') },
      body: '好',
    })
  })

  test.each(['[]', '1', 'null', '"text"', '{'])('takes %s for no event', async (body) => {
    await expect(host.post('value', body)).rejects.toMatchObject({
      status: 400,
      code: 'FUNCTION_PARAM_INVALID',
    })
  })

  test('knows only the functions of cloudbaserc.json', async () => {
    await expect(host.post('nowhere', '{}')).rejects.toMatchObject({
      status: 404,
      code: 'FUNCTION_NOT_FOUND',
    })
  })

  test('tells a caller that the rules forbid from one that it cannot make out', async () => {
    const closed = { '*': { invoke: 'auth != null' as const } }
    await expect(host.post('value', '{}', {}, closed)).rejects.toMatchObject({
      status: 403,
      code: 'EXCEED_AUTHORITY',
    })
    await expect(host.post('value', '{}', { authorization: 'Bearer worn-out' })).rejects.toMatchObject({
      status: 403,
      code: 'ACTION_FORBIDDEN',
    })
    const signedIn = { authorization: 'Bearer openid:zhang' }
    expect(await host.post('value', '{}', signedIn, closed)).toMatchObject({ status: 200 })
  })
})
