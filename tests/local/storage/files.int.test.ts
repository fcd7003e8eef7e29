import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage, type Storage } from '../../../local/storage'
import { readStorageRules, type StorageRules } from '../../../local/storage/rules'
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

function open(rules: StorageRules = readStorageRules('config/storage-rules.json')): Storage {
  return openStorage({
    dir: directory,
    now: () => clock,
    baseUrl: () => `${origin}/_cos/local`,
    envId: 'local',
    rules,
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
    ['bytes=0-5', 206, 'abcdef', 'bytes 0-5/6'],
    ['bytes=-99', 206, 'abcdef', 'bytes 0-5/6'],
    ['bytes=0-1,4-5', 200, 'abcdef', null],
    ['bytes=4-2', 200, 'abcdef', null],
    ['lines=1-2', 200, 'abcdef', null],
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

  it.each(['bytes=3-', 'bytes=3-9', 'bytes=-0'])('refuses the range %s of three bytes', async (range) => {
    const url = await urlOf(await put('short.txt', Buffer.from('abc')))
    const reply = await fetch(url, { headers: { range } })
    expect([reply.status, reply.headers.get('content-range')]).toEqual([416, 'bytes */3'])
    expect(await reply.text()).toContain('<Code>InvalidRange</Code>')
  })

  it('answers HEAD with the length, the type and no body', async () => {
    const head = await fetch(await urlOf(await put('short.txt', Buffer.from('abc'))), { method: 'HEAD' })
    expect([
      head.status,
      head.headers.get('content-length'),
      head.headers.get('content-type'),
      await head.text(),
    ]).toEqual([200, '3', 'text/plain; charset=utf-8', ''])
  })

  it('of a file that has gone since answers as the object storage does', async () => {
    const fileID = await put('gone-since.txt', Buffer.from('x'))
    const url = await urlOf(fileID)
    await app.deleteFile({ fileList: [fileID] })
    const reply = await fetch(url)
    expect([reply.status, await reply.text()]).toEqual([
      404,
      expect.stringContaining('<Code>NoSuchKey</Code>'),
    ])
  })

  it('lives through a restart', async () => {
    const url = await urlOf(await put('kept.txt', Buffer.from('kept')))
    storage = open()
    expect(await (await fetch(url)).text()).toBe('kept')
  })
})

describe('an address to write to', () => {
  const ticket = async (cloudPath: string) => (await app.getUploadMetadata({ cloudPath })).data.url
  const write = (url: string) => fetch(url, { method: 'PUT', body: 'late' })

  it('may be used again until it runs out, and not to read', async () => {
    const url = await ticket('again.txt')
    expect((await write(url)).status).toBe(200)
    expect((await write(url)).status).toBe(200)
    expect((await fetch(url)).status).toBe(405)
    clock += 15 * 60_000
    const late = await write(url)
    expect([late.status, late.headers.get('content-type')]).toEqual([403, 'application/xml'])
    expect(await late.text()).toMatch(
      /^<\?xml[^]*<Error>[^]*<Code>AccessDenied<\/Code>[^]*<RequestId>[^]*<TraceId>/,
    )
  })

  it('that was not signed here fails as the SDK expects', async () => {
    const reply = await write(`${origin}/_cos/local/forged.ticket`)
    expect(await reply.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
  })
})

describe('persons, by the rules', () => {
  const zhang = { openid: 'zhang' }
  const li = { openid: 'li' }
  const upload = (objectId: string, person: { openid: string }) =>
    storage.objects.uploadInfo([objectId], person)[0] as Record<string, string>
  const written = async (objectId: string, person: { openid: string }, body = 'x') => {
    const { uploadUrl, cloudObjectId } = upload(objectId, person)
    await fetch(String(uploadUrl), { method: 'PUT', body })
    return String(cloudObjectId)
  }
  const refused = { code: 'STORAGE_EXCEED_AUTHORITY', message: expect.any(String) as string }

  it('overwrite what they wrote themselves', async () => {
    const fileID = await written('uploads/a.png', zhang, 'first')
    expect(fileID).toBe('cloud://local.local/uploads/a.png')
    await written('uploads/a.png', zhang, 'second')
    expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('second')
  })

  it('overwrite and remove nothing of another or of the server', async () => {
    const [ofZhang, ofServer] = [await written('uploads/b.png', zhang), await put('pictures/b.png', png)]
    expect(upload('uploads/b.png', li)).toEqual({ objectId: 'uploads/b.png', ...refused })
    expect(upload('pictures/b.png', li)).toEqual({ objectId: 'pictures/b.png', ...refused })
    expect(storage.objects.remove([ofZhang, ofServer], li)).toEqual([
      { cloudObjectId: ofZhang, ...refused },
      { cloudObjectId: ofServer, ...refused },
    ])
  })

  it('remove what is theirs', async () => {
    const fileID = await written('uploads/c.png', zhang)
    expect(storage.objects.remove([fileID], zhang)).toEqual([{ cloudObjectId: fileID }])
    expect(storage.objects.remove([fileID], zhang)).toMatchObject([{ code: 'OBJECT_NOT_EXIST' }])
  })

  it('read nothing, not even what is theirs or does not exist', async () => {
    const ids = [await written('uploads/d.png', zhang), 'cloud://local.local/nowhere']
    expect(storage.objects.downloadInfo(ids, zhang)).toEqual(
      ids.map((cloudObjectId) => ({ cloudObjectId, ...refused })),
    )
    const [url] = await Promise.all([urlOf(ids[0]!)])
    expect((await fetch(url)).status).toBe(200)
  })

  it('copy nothing', async () => {
    await written('uploads/e.png', zhang)
    const order = { from: 'uploads/e.png', to: 'copies/e.png' }
    expect(storage.objects.copy([order], zhang)).toEqual([refused])
    expect(storage.objects.copy([order], 'server')).toEqual([
      { cloudObjectId: 'cloud://local.local/copies/e.png' },
    ])
    // A copy belongs to whoever wrote the original.
    expect(upload('copies/e.png', li)).toMatchObject(refused)
    expect(upload('copies/e.png', zhang)).toHaveProperty('uploadUrl')
  })

  it.each([
    ['auth != null', 'SUCCESS', 'SUCCESS'],
    ['resource.openid == auth.openid', 'SUCCESS', 'STORAGE_EXCEED_AUTHORITY'],
    [true, 'SUCCESS', 'SUCCESS'],
    [false, 'STORAGE_EXCEED_AUTHORITY', 'STORAGE_EXCEED_AUTHORITY'],
  ] as const)('read by the rule %j', async (read, forZhang, forLi) => {
    const fileID = await written('uploads/f.png', zhang)
    const { objects } = open({ read, write: false })
    const codes = [zhang, li].map((person) => objects.downloadInfo([fileID], person)[0] as { code?: string })
    expect(codes.map(({ code = 'SUCCESS' }) => code)).toEqual([forZhang, forLi])
  })

  it('are not let in by a rule that cannot be read', () => {
    const file = join(directory, 'rules.json')
    writeFileSync(file, '{ "read": true, "write": "auth.openid == \'me\'" }')
    expect(() => readStorageRules(file)).toThrow()
  })
})
