import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gatewayCloud } from '../../../local/weapp'
import { type TestEnvironment, useLocal } from '../../_support/local'
import { aCounter, callWx, closeHosts, COUNTER } from './support'

const DOT = path.join(COUNTER, 'assets/dot.png')

let env: TestEnvironment

beforeAll(async () => {
  env = await useLocal({ functionsOf: path.resolve('tests/local/host/fixtures') })
})
afterEach(closeHosts)
afterAll(() => env.remove())

const signedInAs = (openId: string) => aCounter({ cloud: gatewayCloud({ ...env, openId }) })

type CloudMembers = Record<
  'callFunction' | 'uploadFile',
  (options: object) => Promise<Record<string, unknown>>
>

test('a function called from the phone knows who calls', async () => {
  const { callFunction } = signedInAs('zhang').wx['cloud'] as CloudMembers
  const { result } = await callFunction({ name: 'api', data: { word: '你好' } })
  expect(result).toMatchObject({ inContext: 'zhang', event: { word: '你好' } })
})

test('a failing function fails the call', async () => {
  const { callFunction } = signedInAs('zhang').wx['cloud'] as CloudMembers
  await expect(callFunction({ name: 'api', data: { fail: 'broken' } })).rejects.toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('broken'),
  })
})

test('a picture chosen on the phone arrives in storage, byte for byte', async () => {
  const host = signedInAs('zhang')
  host.files.choose(DOT)
  await callWx(host, 'chooseMedia')
  const { uploadFile } = host.wx['cloud'] as CloudMembers
  const { fileID } = await uploadFile({ cloudPath: 'posts/zhang/dot.png', filePath: 'wxfile://tmp/1.png' })
  expect(fileID).toMatch(/^cloud:\/\/.*posts\/zhang\/dot\.png$/)
  expect(await download(String(fileID))).toEqual(readFileSync(DOT))
})

/** As the server: persons write files and do not read them. */
async function download(fileId: string): Promise<Buffer> {
  const asked = await fetch(`${env.url}/v1/storages/get-objects-download-info?env=${env.envId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer local-api-key' },
    body: JSON.stringify([{ cloudObjectId: fileId }]),
  })
  const [info] = (await asked.json()) as { downloadUrl: string }[]
  return Buffer.from(await (await fetch(info?.downloadUrl ?? '')).arrayBuffer())
}
