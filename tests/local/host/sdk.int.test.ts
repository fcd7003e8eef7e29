import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

let local: TestEnvironment

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures'), now: '2029-03-04T05:06:07Z' })
})

afterAll(() => local.remove())

const app = () => tcb.init({ env: local.envId })

test('the SDK in the test reads what a function wrote', async () => {
  await app().database().createCollection('orders')
  await local.invoke('api', { add: { collection: 'orders', document: { _id: 'one', what: '茶' } } })
  const { data } = await app().database().collection('orders').doc('one').get()
  expect(data).toEqual([{ _id: 'one', what: '茶' }])
})

test('the server’s date is the shifted clock’s', async () => {
  const orders = app().database().collection('orders')
  const serverDate = app().database().serverDate as () => object
  await orders.add({ _id: 'dated', at: serverDate() })
  const { data } = await orders.doc('dated').get()
  expect((data as { at: Date }[])[0]?.at.toISOString()).toMatch(/^2029-03-04T05:06:/)
})

test('a file comes back as it was uploaded', async () => {
  const fileContent = Buffer.from([0, 255, 1, 254, 13, 10])
  const { fileID } = await app().uploadFile({ cloudPath: 'uploads/封面 1.png', fileContent })
  expect((await app().downloadFile({ fileID })).fileContent).toEqual(fileContent)
})

test('a person uploads through the client’s API, and nobody who has not signed in', async () => {
  const ask = (authorization: string) =>
    fetch(`${local.url}/v1/storages/get-objects-upload-info?env=${local.envId}`, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify([{ objectId: 'uploads/own.txt' }]),
    })
  expect((await ask('')).status).toBe(403)
  const [info] = (await (await ask('Bearer openid:zhang')).json()) as {
    uploadUrl: string
    cloudObjectId: string
  }[]
  await fetch(info?.uploadUrl ?? '', { method: 'PUT', body: 'mine' })
  const { fileContent } = await app().downloadFile({ fileID: info?.cloudObjectId ?? '' })
  expect(String(fileContent)).toBe('mine')
})

test('one function may call another, as the server', async () => {
  const { result } = await app().callFunction({ name: 'clock', data: { TriggerName: 'by hand' } })
  expect(result).toMatchObject({ timer: 'by hand' })
})
