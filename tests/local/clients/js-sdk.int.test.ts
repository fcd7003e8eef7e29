import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import cloudbase from '@cloudbase/js-sdk'
import { startLocalProcess, type LocalProcess } from '../../_support/local-process'

// The browser's SDK says nowhere which environment it means: in the cloud, the host's name does. So this local
// CloudBase has only one.

const envId = 'shop'
const requestId = expect.any(String) as string
const fileID = `cloud://${envId}.local/uploads/茶.txt`
let running: LocalProcess

/** What the tests use of it; as its types have it, a file can only be a path. */
type App = {
  registerHost(host: string, protocol: 'http'): void
  callFunction(call: { name: string; data?: object }): Promise<unknown>
  uploadFile(file: { cloudPath: string; filePath: Blob }): Promise<unknown>
  getTempFileURL(files: { fileList: string[] }): Promise<unknown>
  deleteFile(files: { fileList: string[] }): Promise<unknown>
  copyFile(files: { fileList: object[] }): Promise<unknown>
}

beforeAll(async () => {
  running = await startLocalProcess({
    dir: mkdtempSync(path.join(tmpdir(), 'weigui-js-sdk-')),
    functionsOf: path.join(__dirname, '../host/fixtures'),
    temporary: true,
  })
  await fetch(`${running.url}/_local/environments`, { method: 'POST', body: JSON.stringify({ envId }) })
  // Without these the SDK asks the metadata server of the cloud before each request.
  const variables = await fetch(`${running.url}/_local/environments/${envId}/variables`)
  Object.assign(process.env, await variables.json())
})

afterAll(() => running.stop())

/** Signed in with what the access token of a person is on this machine. */
function appOf(accessKey: string): App {
  const app = cloudbase.init({ env: envId, accessKey }) as unknown as App
  app.registerHost(new URL(running.url).host, 'http')
  return app
}

const zhang = () => appOf('openid:zhang')
const server = () => appOf('local-api-key')
const upload = (app: App, cloudPath = 'uploads/茶.txt') =>
  app.uploadFile({ cloudPath, filePath: new Blob(['绿茶']) })

test('a person calls a function and is known to it', async () => {
  expect(await zhang().callFunction({ name: 'api', data: { n: 1 } })).toEqual({
    requestId,
    result: expect.objectContaining({ before: 'zhang', env: envId }) as unknown,
  })
})

test('a function that is closed to clients, or fails, is told by its code', async () => {
  const refused = (code: string) => ({ code, message: expect.any(String) as string, requestId })
  expect(await zhang().callFunction({ name: 'clock' })).toEqual(refused('EXCEED_AUTHORITY'))
  expect(await zhang().callFunction({ name: 'api', data: { fail: 'boom' } })).toEqual(
    refused('FUNCTION_INVOCATION_FAILED'),
  )
})

test('a person writes a file, and may not read it', async () => {
  expect(await upload(zhang())).toMatchObject({ fileID, requestId })
  expect(await zhang().getTempFileURL({ fileList: [fileID] })).toEqual({
    requestId,
    fileList: [expect.objectContaining({ code: 'STORAGE_EXCEED_AUTHORITY', fileID })],
  })
})

test('nobody else overwrites or deletes it', async () => {
  await upload(zhang())
  const li = appOf('openid:li')
  await expect(upload(li)).rejects.toMatchObject({ message: expect.stringContaining('EXCEED_AUTHORITY') })
  expect(await li.deleteFile({ fileList: [fileID] })).toMatchObject({
    fileList: [{ code: 'STORAGE_EXCEED_AUTHORITY', fileID }],
  })
  expect(await zhang().deleteFile({ fileList: [fileID, fileID] })).toMatchObject({
    fileList: [
      { code: 'SUCCESS', fileID },
      { code: 'OBJECT_NOT_EXIST', fileID },
    ],
  })
})

test('the server reads and copies everything', async () => {
  await upload(zhang())
  const order = { srcPath: 'uploads/茶.txt', dstPath: 'copies/茶.txt' }
  expect(await zhang().copyFile({ fileList: [order] })).toMatchObject({
    fileList: [{ code: 'STORAGE_EXCEED_AUTHORITY' }],
  })
  expect(await server().copyFile({ fileList: [order, { ...order, overwrite: false }] })).toMatchObject({
    fileList: [
      { code: 'SUCCESS', fileID: `cloud://${envId}.local/copies/茶.txt` },
      { code: 'OBJECT_ALREADY_EXIST' },
    ],
  })
  const { fileList } = (await server().getTempFileURL({ fileList: [fileID] })) as {
    fileList: { tempFileURL: string }[]
  }
  expect(await (await fetch(fileList[0]!.tempFileURL)).text()).toBe('绿茶')
})
