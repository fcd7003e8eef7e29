import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { environmentAt } from '../../_support/local'
import { startLocalProcess, type LocalProcess } from '../../_support/local-process'

const dir = mkdtempSync(path.join(tmpdir(), 'weigui-restart-'))
const functionsOf = path.join(__dirname, 'fixtures')
let running: LocalProcess

const start = async () => {
  running = await startLocalProcess({ dir, functionsOf })
  return environmentAt(running.url, 'shop')
}

afterAll(async () => {
  await running.stop()
  rmSync(dir, { recursive: true })
})

test('after kill -9 the documents are there and the clock goes on from where it was', async () => {
  const before = await start()
  await fetch(`${running.url}/_local/environments`, { method: 'POST', body: '{"envId":"shop"}' })
  await admin({ action: 'database.addCollection', collectionName: 'orders' })
  await before.setClock('2030-02-03T04:05:06Z')
  await before.invoke('api', { add: { collection: 'orders', document: { _id: 'one', what: 'tea' } } })
  await running.kill()

  const after = await start()
  expect(await after.now()).toMatch(/^2030-02-03T04:05/)
  const found = await after.invoke('api', { read: { collection: 'orders', id: 'one' } })
  expect(found).toMatchObject({ data: [{ what: 'tea' }] })
})

async function admin(params: object): Promise<unknown> {
  const response = await fetch(`${running.url}/admin?env=shop`, {
    method: 'POST',
    body: JSON.stringify(params),
  })
  return response.json()
}
