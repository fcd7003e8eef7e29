import { request } from 'node:http'
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

const markup = '<script>document.title = "taken"</script>'

let local: TestEnvironment
let app: ReturnType<typeof tcb.init>

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, '../host/fixtures'), mayScan: true })
  app = tcb.init({ env: local.envId })
  const db = app.database()
  await db.createCollection('shelf')
  const books = Array.from({ length: 25 }, (_, n) => ({ _id: `book-${100 + n}`, n, title: markup }))
  await db.collection('shelf').add(books)
})

afterAll(() => local.remove())

describe('collections', () => {
  test('are told with their counts and indexes', async () => {
    const collections = (await look('collections')) as { name: string }[]
    expect(collections).toContainEqual({ name: 'shelf', documents: 25, indexes: [] })
    expect(collections.find(({ name }) => name === 'takedowns')).toMatchObject({
      indexes: [{ name: 'dueAt', fields: [['dueAt', 1]] }],
    })
  })

  test('show 20 documents at a time', async () => {
    const first = (await look('collections/shelf')) as Page
    expect(first.documents).toHaveLength(20)
    expect(first.documents[0]).toEqual({ _id: 'book-100', n: 0, title: markup })
    expect(first.isLast).toBe(false)
    const second = (await look('collections/shelf?skip=20')) as Page
    expect(second.documents.map(({ _id }) => _id)).toEqual([120, 121, 122, 123, 124].map((n) => `book-${n}`))
    expect(second.isLast).toBe(true)
  })

  test('are searched by the ordinary engine', async () => {
    const page = (await look(`collections/shelf?query=${encodeURIComponent('{"n": {"$gt": 22}}')}`)) as Page
    expect(page).toMatchObject({ documents: [{ n: 23 }, { n: 24 }], examined: 25 })
  })

  test.each([
    ['{"n": ', 'INVALID_PARAM'],
    ['{"n": {"$like": 1}}', 'DATABASE_INVALID_OPERRATOR'],
  ])('refuse the search %s', async (query, code) => {
    expect(await look(`collections/shelf?query=${encodeURIComponent(query)}`)).toMatchObject({ code })
  })

  test('a search that would go on for ever is ended, and the next one is answered', async () => {
    await app
      .database()
      .collection('shelf')
      .doc('slow')
      .set({ title: 'a'.repeat(40) })
    const endless = encodeURIComponent('{"title": {"$regex": "^(a+)+b$"}}')
    expect(await look(`collections/shelf?query=${endless}`)).toMatchObject({ code: 'TIME_LIMIT_EXCEEDED' })
    expect(await look('collections/shelf')).toMatchObject({ isLast: false })
    await app.database().collection('shelf').doc('slow').remove()
  })
})

describe('calls', () => {
  test('tell what was called, what it cost and how it ended', async () => {
    const before = await lastCall()
    await app.database().collection('shelf').where({ n: 7 }).get()
    await app
      .database()
      .collection('nowhere')
      .get()
      .catch(() => undefined)
    await app.callFunction({ name: 'api', data: {} })
    const { calls } = (await look(`calls?after=${before}`)) as Calls
    expect(calls).toContainEqual(
      expect.objectContaining({
        kind: 'database',
        action: 'getDocument',
        subject: 'shelf',
        examined: 25,
        returned: 1,
        outcome: 'OK',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    )
    expect(calls).toContainEqual(expect.objectContaining({ outcome: 'DATABASE_COLLECTION_NOT_EXIST' }))
    expect(calls).toContainEqual(expect.objectContaining({ kind: 'function', action: 'api', outcome: 'OK' }))
  })

  test('show request and answer without what opens doors', async () => {
    const before = await lastCall()
    await app
      .database()
      .collection('shelf')
      .add({ _id: 'key', accessToken: 'door-opener', list: ['x'.repeat(30_000)] })
    await app.database().collection('shelf').doc('key').get()
    await app.uploadFile({ cloudPath: 'note.txt', fileContent: Buffer.from('hello') })
    await app.database().collection('shelf').doc('key').remove()
    const { calls } = (await look(`calls?after=${before}`)) as Calls
    const opened = await Promise.all(calls.map(({ n }) => look(`calls/${n}`)))
    const text = JSON.stringify(opened)
    expect(text).toContain('•••')
    expect(text).not.toContain('door-opener')
    expect(text).not.toMatch(/_cos\/[^/]+\/(?!•••)/)
    expect(text.length).toBeLessThan(opened.length * 30_000)
    expect(opened[0]).toMatchObject({ action: 'insertDocument', asked: { collectionName: 'shelf' } })
  })

  test('do not count those of the inspector', async () => {
    const before = await lastCall()
    await look('collections/shelf')
    await look('files')
    expect(await lastCall()).toBe(before)
  })
})

test('functions are told with what they did and printed', async () => {
  await local.callAs('zhang', 'api')
  const { functions, log } = (await look('functions')) as { functions: object[]; log: string[] }
  expect(functions).toContainEqual(
    expect.objectContaining({ name: 'api', isBuilt: true, instances: 1, invocations: expect.any(Number) }),
  )
  expect(log).toEqual(expect.any(Array))
})

test('timers are told with their next instant, and the last once they have run', async () => {
  await local.invoke('clock', {}, { trigger: 'every-minute' })
  expect(await look('timers')).toMatchObject({
    areFiring: false,
    timers: [
      {
        name: 'every-minute',
        functionName: 'clock',
        cron: '0 * * * * * *',
        lastRun: { outcome: 'OK' },
        nextDue: expect.stringMatching(/:00.000Z$/),
      },
    ],
  })
})

test('files are told by path, and read at an address that was made for it', async () => {
  const cloudPath = `pictures/${markup.replaceAll('/', '')}.png`
  const png = Buffer.from('\x89PNG\r\n\x1a\n and the rest', 'latin1')
  await app.uploadFile({ cloudPath, fileContent: png })
  const { files } = (await look('files')) as { files: { path: string }[] }
  expect(files.find(({ path: name }) => name === cloudPath)).toMatchObject({
    bytes: png.length,
    type: 'image/png',
    creator: null,
  })
  const { url } = (await look(`files/address?path=${encodeURIComponent(cloudPath)}`)) as { url: string }
  const response = await fetch(local.url + url)
  expect(Buffer.from(await response.arrayBuffer())).toEqual(png)
})

describe('it only reads, and only for its own page', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is refused everywhere', async (method) => {
    for (const place of [
      '',
      '/collections',
      '/collections/shelf',
      '/calls',
      '/functions',
      '/timers',
      '/files',
    ])
      expect(await statusOf(`/_inspect/${local.envId}${place}`, {}, method)).toBe(405)
  })

  test.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a page at another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    [
      'a frame of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ],
    ['a name that was bound to this machine', { host: 'evil.example' }],
  ])('%s is turned away', async (_who, headers) => {
    expect(await statusOf(`/_inspect/${local.envId}/collections`, headers)).toBe(403)
  })

  test('a link to the page may be followed from anywhere', async () => {
    const followed = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    expect(await statusOf('/', followed)).toBe(200)
  })
})

type Page = { documents: { _id: string }[]; isLast: boolean; examined: number }
type Calls = { last: number; calls: { n: number }[] }

async function look(place: string): Promise<unknown> {
  return (await fetch(`${local.url}/_inspect/${local.envId}/${place}`)).json()
}

async function lastCall(): Promise<number> {
  return ((await look('calls')) as Calls).last
}

/** `fetch` would not let a test choose these headers. */
function statusOf(pathname: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<number | undefined>((resolve, reject) => {
    request(local.url + pathname, { headers, method }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
