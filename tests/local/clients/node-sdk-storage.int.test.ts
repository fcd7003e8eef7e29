import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

// The shapes of the SDK's replies, key by key. What files and addresses do is tested in `tests/local/storage`.

let local: TestEnvironment
let app: ReturnType<typeof tcb.init>
let fileOf: (cloudPath: string) => string
const requestId = expect.any(String) as string
const address = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/_cos\//) as string
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

beforeAll(async () => {
  local = await useLocal()
  app = tcb.init({ env: local.envId, keepalive: true })
  fileOf = (cloudPath) => `cloud://${local.envId}.local/${cloudPath}`
})

beforeEach(async () => {
  await app.uploadFile({ cloudPath: 'pictures/封面.png', fileContent: png })
})

afterAll(() => local.remove())

test.each<[string, () => Promise<unknown>, () => unknown]>([
  [
    'uploadFile',
    () => app.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('') }),
    () => ({ fileID: fileOf('a.txt') }),
  ],
  [
    'getUploadMetadata',
    () => app.getUploadMetadata({ cloudPath: 'b.txt' }),
    () => ({
      requestId,
      data: {
        url: address,
        token: expect.any(String),
        authorization: expect.any(String),
        fileId: fileOf('b.txt'),
        cosFileId: expect.any(String),
      },
    }),
  ],
  [
    'getTempFileURL',
    () => app.getTempFileURL({ fileList: [fileOf('pictures/封面.png'), fileOf('none')] }),
    () => ({
      requestId,
      fileList: [
        { code: 'SUCCESS', fileID: fileOf('pictures/封面.png'), tempFileURL: address, maxAge: 86_400 },
        { code: 'STORAGE_FILE_NONEXIST', fileID: fileOf('none'), tempFileURL: '' },
      ],
    }),
  ],
  [
    'getTempFileURL for a while, of the storage itself',
    () =>
      app.getTempFileURL({
        fileList: [{ fileID: fileOf('pictures/封面.png'), maxAge: 60, urlType: 'COS_URL' } as never],
      }),
    () => ({
      requestId,
      fileList: [{ code: 'SUCCESS', fileID: fileOf('pictures/封面.png'), tempFileURL: address, maxAge: 60 }],
    }),
  ],
  [
    'getFileInfo',
    () => app.getFileInfo({ fileList: [fileOf('pictures/封面.png'), fileOf('none')] }),
    () => ({
      requestId,
      fileList: [
        {
          code: 'SUCCESS',
          fileID: fileOf('pictures/封面.png'),
          cloudId: fileOf('pictures/封面.png'),
          tempFileURL: address,
          fileName: '封面.png',
          contentType: 'image/png',
          mime: 'image/png',
          size: png.length,
        },
        { code: 'STORAGE_FILE_NONEXIST', fileID: fileOf('none'), tempFileURL: '' },
      ],
    }),
  ],
  [
    'downloadFile',
    () => app.downloadFile({ fileID: fileOf('pictures/封面.png') }),
    () => ({ fileContent: png, message: '文件下载完成' }),
  ],
  [
    'deleteFile',
    () => app.deleteFile({ fileList: [fileOf('pictures/封面.png'), fileOf('none')] }),
    () => ({
      requestId,
      fileList: [
        { code: 'SUCCESS', fileID: fileOf('pictures/封面.png') },
        { code: 'STORAGE_FILE_NONEXIST', fileID: fileOf('none') },
      ],
    }),
  ],
  [
    'copyFile',
    () =>
      app.copyFile({
        fileList: [
          { srcPath: 'pictures/封面.png', dstPath: 'copies/封面.png' },
          { srcPath: 'pictures/封面.png', dstPath: 'copies/封面.png', overwrite: false },
          { srcPath: 'none', dstPath: 'copies/none' },
          { srcPath: 'pictures/封面.png', dstPath: 'moved/封面.png', removeOriginal: true },
          { srcPath: 'pictures/封面.png', dstPath: 'copies/封面.png' },
        ],
      }),
    () => ({
      requestId,
      fileList: [
        { code: 'SUCCESS', fileId: fileOf('copies/封面.png') },
        { code: 'OBJECT_ALREADY_EXIST', message: expect.any(String) },
        { code: 'STORAGE_FILE_NONEXIST', message: expect.any(String) },
        { code: 'SUCCESS', fileId: fileOf('moved/封面.png') },
        { code: 'STORAGE_FILE_NONEXIST', message: expect.any(String) },
      ],
    }),
  ],
])('%s', async (_, call, reply) => {
  expect(await call()).toEqual(reply())
})

test('getFileAuthority tells what a person may read by the rules', async () => {
  const person = { TCB_CONTEXT_KEYS: 'TCB_UUID', TCB_UUID: 'zhang', LOGINTYPE: 'WECHAT' }
  Object.assign(process.env, person)
  try {
    const fileID = fileOf('pictures/封面.png')
    expect(await app.getFileAuthority({ fileList: [{ path: fileID, type: 'READ' }] })).toEqual({
      requestId,
      data: [{ path: fileID, cosFileId: expect.any(String), read: false }],
    })
  } finally {
    for (const name of Object.keys(person)) delete process.env[name]
  }
})

test.each<[string, () => Promise<unknown>, object]>([
  [
    'a file that does not exist',
    () => app.downloadFile({ fileID: fileOf('none') }),
    { code: 'STORAGE_FILE_NONEXIST' },
  ],
  [
    'a path that climbs',
    () => app.uploadFile({ cloudPath: '../up', fileContent: png }),
    { code: 'INVALID_PARAM', requestId },
  ],
  [
    'more than 50 files',
    () => app.deleteFile({ fileList: Array<string>(51).fill(fileOf('none')) }),
    { code: 'INVALID_PARAM', requestId },
  ],
  [
    'a copy to itself',
    () => app.copyFile({ fileList: [{ srcPath: 'a', dstPath: 'a' }] }),
    { code: 'INVALID_PARAM' },
  ],
])('%s is refused', async (_, call, error) => {
  await expect(call()).rejects.toMatchObject(error)
})
