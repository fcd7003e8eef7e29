import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage, type Storage } from '../../../local/storage'
import { readStorageRules } from '../../../local/storage/rules'
import { sdkFor, serve, serveAdmin } from '../support'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
let directory: string
let clock = Date.UTC(2026, 0, 5)
let storage: Storage
let origin: string
let app: ReturnType<typeof sdkFor>
let stop: () => Promise<unknown>

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'weigui-'))
  const files = await serve(({ method = 'GET', url = '/', headers }, body) =>
    storage.handle({ method, path: url, headers, body }),
  )
  origin = files.origin
  storage = open()
  const admin = await serveAdmin((action, params) => storage.call(action, params))
  app = sdkFor(admin.url)
  stop = () => Promise.all([files.stop(), admin.stop()])
})

afterAll(async () => {
  await stop()
  rmSync(directory, { recursive: true })
})

function open(): Storage {
  return openStorage({
    dir: directory,
    now: () => clock,
    baseUrl: () => `${origin}/_cos/local`,
    envId: 'local',
    rules: readStorageRules('config/storage-rules.json'),
  })
}

async function put(cloudPath: string, fileContent: Buffer): Promise<string> {
  return (await app.uploadFile({ cloudPath, fileContent })).fileID
}

async function urlOf(fileID: string, maxAge = 600): Promise<string> {
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge }] as never })
  return fileList[0]!.tempFileURL
}

describe('files through the SDK', () => {
  it('come back as they were handed in', async () => {
    const fileID = await put('a/图 1?#%.txt', Buffer.from('你好'))
    expect(fileID).toBe('cloud://local.local/a/图 1?#%.txt')
    expect((await app.downloadFile({ fileID })).fileContent?.toString()).toBe('你好')
  })

  it('are overwritten by a second upload to the same path', async () => {
    const fileID = await put('twice.txt', Buffer.from('first'))
    expect(await put('twice.txt', Buffer.from('second'))).toBe(fileID)
    expect((await app.downloadFile({ fileID })).fileContent?.toString()).toBe('second')
  })

  it('may be deleted, and are then missing', async () => {
    const fileID = await put('gone.txt', Buffer.from('x'))
    const missing = 'cloud://local.local/never'
    const { fileList } = await app.deleteFile({ fileList: [fileID, missing] })
    expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
    await expect(app.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  it.each(['../x', 'a/../x', '/x', 'a//b', 'a/./b', '', 'a\\b', 'a\0b'])(
    'have no path like %j',
    async (path) => {
      await expect(put(path, Buffer.from('x'))).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    },
  )

  it('of another environment are not found', async () => {
    await put('mine.txt', Buffer.from('x'))
    const { fileList } = await app.getTempFileURL({ fileList: ['cloud://other.local/mine.txt'] })
    expect(fileList[0]).toMatchObject({ code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' })
  })
})

describe('a temporary URL', () => {
  it('is given for 50 files at a time and no more', async () => {
    const fileID = await put('many.txt', Buffer.from('x'))
    const ask = (count: number) => app.getTempFileURL({ fileList: Array<string>(count).fill(fileID) })
    expect((await ask(50)).fileList).toHaveLength(50)
    await expect(ask(51)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('tells the type by the content, not by the name', async () => {
    const reply = await fetch(await urlOf(await put('picture.txt', png)))
    expect(reply.headers.get('content-type')).toBe('image/png')
  })

  it('never serves a page', async () => {
    const reply = await fetch(await urlOf(await put('page.html', Buffer.from('<script>alert(1)</script>'))))
    expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('expires', async () => {
    const url = await urlOf(await put('soon.txt', Buffer.from('x')), 60)
    clock += 59_000
    expect((await fetch(url)).status).toBe(200)
    clock += 1_000
    const late = await fetch(url)
    expect(late.status).toBe(403)
    expect(await late.text()).toContain('<Message>Request has expired</Message>')
  })

  it('cannot be forged, nor used to write', async () => {
    const url = await urlOf(await put('signed.txt', Buffer.from('x')))
    const [text, signature] = url.split(/\.(?=[^.]+$)/) as [string, string]
    const forged = `${text}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    expect((await fetch(forged)).status).toBe(403)
    expect((await fetch(url, { method: 'PUT', body: 'y' })).status).toBe(405)
  })

  it.each([
    ['bytes=0-1', 206, 'ab', 'bytes 0-1/6'],
    ['bytes=4-', 206, 'ef', 'bytes 4-5/6'],
    ['bytes=-2', 206, 'ef', 'bytes 4-5/6'],
    ['bytes=2-99', 206, 'cdef', 'bytes 2-5/6'],
    ['bytes=0-5', 200, 'abcdef', null],
  ])('gives the range %s', async (range, status, text, contentRange) => {
    const fileID = 'cloud://local.local/range.txt'
    await put('range.txt', Buffer.from('abcdef'))
    const reply = await fetch(await urlOf(fileID), { headers: { range } })
    expect([reply.status, await reply.text(), reply.headers.get('content-range')]).toEqual([
      status,
      text,
      contentRange,
    ])
  })

  it('refuses a range outside the file, and a HEAD has no body', async () => {
    const url = await urlOf(await put('short.txt', Buffer.from('abc')))
    expect((await fetch(url, { headers: { range: 'bytes=3-' } })).status).toBe(416)
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['3', ''])
  })

  it('lives through a restart', async () => {
    const url = await urlOf(await put('kept.txt', Buffer.from('kept')))
    storage = open()
    expect(await (await fetch(url)).text()).toBe('kept')
  })
})

describe('a person', () => {
  const ask = (objectId: string, openid: string) =>
    storage.objects.uploadInfo([objectId], { openid })[0] as Record<string, string>

  it('overwrites what they wrote themselves, and nobody else does', async () => {
    const { uploadUrl, cloudObjectId } = ask('uploads/a.png', 'me')
    expect(cloudObjectId).toBe('cloud://local.local/uploads/a.png')
    await fetch(String(uploadUrl), { method: 'PUT', body: 'first' })
    await fetch(String(ask('uploads/a.png', 'me').uploadUrl), { method: 'PUT', body: 'second' })
    const { fileContent } = await app.downloadFile({ fileID: String(cloudObjectId) })
    expect(String(fileContent)).toBe('second')
    expect(ask('uploads/a.png', 'other')).toMatchObject({ code: 'STORAGE_EXCEED_AUTHORITY' })
  })

  it('does not write what the server wrote', async () => {
    await put('pictures/b.png', png)
    expect(ask('pictures/b.png', 'me')).toMatchObject({ code: 'STORAGE_EXCEED_AUTHORITY' })
  })
})
