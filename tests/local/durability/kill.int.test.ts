import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startLocalProcess, type LocalProcess } from '../../_support/local-process'
import { appAt, emptyLedger, readCounter, writeUntilGone, type App, type Ledger } from './clients'
import { wrongEntries } from './database-file'

jest.setTimeout(360_000)

const envId = 'shop'
const kills = 50
const mostWrites = 40
const seed = 20_260_101

const dir = mkdtempSync(path.join(tmpdir(), 'weigui-kill-'))
const file = path.join(dir, envId, 'weigui.sqlite')
const ledger = emptyLedger()
let running: LocalProcess
let at: App

const start = async () => {
  running = await startLocalProcess({ dir })
  at = appAt(`${running.url}/admin`, envId)
}

// The SDK warns of a call 3 s after it began, also when that call has failed since.
const warningMs = 3000

beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined))
afterAll(async () => {
  await running.stop()
  await wait(warningMs)
  rmSync(dir, { recursive: true, maxRetries: 5 })
})

test(`after each of ${kills} kills in the middle of writing, everything acknowledged is there and nothing is half there`, async () => {
  const random = randomFrom(seed)
  await start()
  await fetch(`${running.url}/_local/environments`, { method: 'POST', body: JSON.stringify({ envId }) })
  await at.db.collection('people').add({ _id: 'counter', version: 0 })

  for (let round = 1; round <= kills; round += 1) {
    await killAfter(Math.ceil(random() * mostWrites), random() * 5, round)
    await start()
    await expectKept(at, ledger, round)
  }
  // The clients were at work, not only killed.
  expect(ledger.notices.size).toBeGreaterThan(kills)
  expect(ledger.transactions.size).toBeGreaterThan(kills)
  expect(ledger.files.size).toBeGreaterThan(kills)
  expect(ledger.counted).toBeGreaterThan(kills)
})

/** Kills it so many writes and milliseconds later: the clients are then all in the middle of something. */
async function killAfter(writes: number, ms: number, round: number) {
  let done = 0
  let enough = () => {}
  const atWork = new Promise<void>((resolve) => (enough = resolve))
  const writing = writeUntilGone(at, ledger, round, () => {
    done += 1
    if (done >= writes) enough()
  })
  await Promise.race([atWork, writing])
  await wait(ms)
  await running.kill()
  await writing
}

async function expectKept({ app, db }: App, ledger: Ledger, round: number) {
  const [notices, posts, approvals, trail] = await Promise.all(
    ['notices', 'posts', 'approvals', 'trail'].map((collection) => allIds(db, collection)),
  )
  expect(missing(ledger.notices, notices!)).toEqual([])
  expect(missing(ledger.transactions, posts!)).toEqual([])
  expect(approvals).toEqual(posts)
  expect(trail).toEqual(posts)

  const { version } = await readCounter(db)
  expect(version).toBeGreaterThanOrEqual(ledger.counted)
  expect(version).toBeLessThanOrEqual(ledger.attempted)

  const newest = [...ledger.files].filter(([fileId]) => fileId.includes(`/pictures/${round}-`))
  for (const [fileID, content] of newest) {
    const { fileContent } = await app.downloadFile({ fileID })
    expect(String(fileContent)).toBe(content)
  }
  expect(wrongEntries(file)).toEqual([])
}

async function allIds(db: App['db'], collection: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let last = ''; ;) {
    const page = db.collection(collection).where({ _id: db.command.gt(last) })
    const { data } = await page.orderBy('_id', 'asc').limit(1000).field({ _id: true }).get()
    for (const { _id: id } of data as { _id: string }[]) ids.add((last = id))
    if (data.length < 1000) return ids
  }
}

function missing(acknowledged: ReadonlySet<string>, stored: ReadonlySet<string>): string[] {
  return [...acknowledged].filter((id) => !stored.has(id))
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
