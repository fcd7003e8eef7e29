import path from 'node:path'
import { useLocal, type TestEnvironment } from '../../_support/local'
import { cloud } from './wx-server-sdk'

let local: TestEnvironment

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures') })
  cloud.init({ env: local.envId })
})

afterAll(() => local.remove())

const ok = (name: string) => `${name}:ok`
const fileID = () => `cloud://${local.envId}.local/a/茶.txt`
const none = () => `cloud://${local.envId}.local/none`
const upload = (cloudPath: string) => cloud.uploadFile({ cloudPath, fileContent: Buffer.from('x') })
const echo = (data: object) => cloud.callFunction({ name: 'echo', data })

test('files go and come back, have addresses, and are deleted', async () => {
  const fileContent = Buffer.from('绿茶')
  expect(await cloud.uploadFile({ cloudPath: 'a/茶.txt', fileContent })).toEqual({
    fileID: fileID(),
    statusCode: -1,
    errMsg: ok('uploadFile'),
  })
  expect(await cloud.downloadFile({ fileID: fileID() })).toEqual({
    fileContent,
    statusCode: 200,
    errMsg: ok('downloadFile'),
  })
  expect(await cloud.getTempFileURL({ fileList: [fileID(), none()] })).toEqual({
    fileList: [
      {
        fileID: fileID(),
        status: 0,
        errMsg: 'ok',
        maxAge: 86_400,
        tempFileURL: expect.stringContaining('/_cos/'),
      },
      { fileID: none(), status: -503003, errMsg: 'storage file not exists', tempFileURL: '' },
    ],
    errMsg: ok('getTempFileURL'),
  })
  expect(await cloud.deleteFile({ fileList: [fileID(), none()] })).toEqual({
    fileList: [
      { fileID: fileID(), status: 0, errMsg: 'ok' },
      { fileID: none(), status: -503003, errMsg: 'storage file not exists' },
    ],
    errMsg: ok('deleteFile'),
  })
})

test('one function calls another', async () => {
  expect(await cloud.callFunction({ name: 'echo', data: { answer: 7 } })).toEqual({
    result: 7,
    requestID: expect.any(String),
    errMsg: ok('callFunction'),
  })
})

// The SDK leaves the number to the database alone; elsewhere the words tell what it was.
test.each<[string, () => Promise<unknown>, string]>([
  ['a file that does not exist', () => cloud.downloadFile({ fileID: none() }), 'downloadFile:fail'],
  ['a path that climbs', () => upload('../up'), 'uploadFile:fail not a path for a file: "../up"'],
  ['a function that throws', () => echo({ fail: 'boom' }), 'callFunction:fail boom'],
  [
    'a function that does not exist',
    () => cloud.callFunction({ name: 'nobody' }),
    "no function is called 'nobody'",
  ],
])('%s is refused', async (_, call, words) => {
  await expect(call()).rejects.toMatchObject({ errCode: -1, errMsg: expect.stringContaining(words) })
})
