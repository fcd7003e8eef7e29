import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { startLocal, type Local } from '../../../local'

const dir = mkdtempSync(path.join(tmpdir(), 'weigui-limit-'))
let local: Local

// Otherwise the SDK complains of the calls that still wait when a test has ended.
process.env.SILENCE = 'true'

const start = async (maxRequests?: number) => {
  local = await startLocal({ root: path.resolve(__dirname, '../../..'), dir, durable: false, maxRequests })
  const environment = await local.environments.createFresh('small')
  Object.assign(process.env, environment.variables())
  const db = tcb.init({ env: 'small', keepalive: true }).database()
  await db.createCollection('items')
  return db
}

afterEach(() => local.close())
afterAll(() => rmSync(dir, { recursive: true }))

/** Writes to a document that a transaction holds, so that all of them wait at the same time. */
async function waitingWrites(db: Awaited<ReturnType<typeof start>>, count: number) {
  await db.collection('items').doc('one').set({ n: 0 })
  const held = await db.startTransaction()
  await held.collection('items').doc('one').update({ n: 1 })
  const add = () =>
    db
      .collection('items')
      .doc('one')
      .update({ n: db.command.inc(1) })
  return { held, writes: Array.from({ length: count }, add) }
}

test('one database call too many at a time is refused', async () => {
  const { writes } = await waitingWrites(await start(30), 31)
  void Promise.allSettled(writes)
  // The others wait for the transaction, so the first that is answered is the one too many.
  await expect(Promise.race(writes)).rejects.toMatchObject({ code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' })
})

test('any number is served unless a limit is asked for', async () => {
  const db = await start()
  const { held, writes } = await waitingWrites(db, 40)
  await held.commit()
  await Promise.all(writes)
  expect((await db.collection('items').doc('one').get()).data).toEqual([{ _id: 'one', n: 41 }])
})
