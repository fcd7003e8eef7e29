import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { openDatabase, type Database } from '../../../local/database'

/** What must hold after any history: a model of the snapshots, locks and versions, without files or bytes. */
type Model = {
  committed: Map<string, number>
  writtenAt: Map<string, number>
  commits: number
  open: (Snapshot | undefined)[]
}
type Snapshot = { since: number; seen: Map<string, number>; own: Map<string, number> }

const transactions = fc.nat(2)
const counters = fc.constantFrom('x', 'y')
const step = fc.oneof(
  fc.record({ kind: fc.constant('read' as const), tx: transactions, id: counters }),
  fc.record({ kind: fc.constant('write' as const), tx: transactions, id: counters }),
  fc.record({ kind: fc.constant('commit' as const), tx: transactions }),
  fc.record({ kind: fc.constant('abort' as const), tx: transactions }),
  fc.record({ kind: fc.constant('plain' as const), id: counters }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

let directory: string
let database: Database
let collections = 0
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'weigui-'))
  database = openDatabase({ file: join(directory, 'database.sqlite'), now: Date.now, durable: false })
})
afterAll(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

describe('any history of transactions', () => {
  it('shows each its snapshot and its own writes, lets the first writer win and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await run(steps, `counters${++collections}`)
      }),
      { numRuns: 150 },
    )
  })
})

async function run(steps: readonly Step[], collectionName: string): Promise<void> {
  database.declare([{ name: collectionName, indexes: [{ name: 'by_n', fields: [['n', 1]] }] }])
  const data = ['x', 'y'].map((_id) => JSON.stringify({ _id, n: 0 }))
  await database.call('database.insertDocument', { collectionName, data })
  const zero = () =>
    new Map([
      ['x', 0],
      ['y', 0],
    ])
  const model: Model = { committed: zero(), writtenAt: zero(), commits: 0, open: [] }
  const ids: (string | undefined)[] = []
  for (const one of steps) await take(one)
  for (const [tx, id] of ids.entries()) if (id && model.open[tx]) await take({ kind: 'abort', tx })
  for (const [id, n] of model.committed) expect(await read(id)).toBe(n)

  async function take(one: Step): Promise<void> {
    if (one.kind === 'plain') return plain(one.id)
    const { tx } = one
    if (one.kind === 'commit' || one.kind === 'abort') return end(tx, one.kind)
    ids[tx] ??= (await database.call('database.startTransaction', {})).transactionId as string
    const snapshot = (model.open[tx] ??= {
      since: model.commits,
      seen: new Map(model.committed),
      own: new Map(),
    })
    if (one.kind === 'read') expect(await read(one.id, ids[tx])).toBe(valueIn(snapshot, one.id))
    else await write(tx, snapshot, one.id)
  }

  async function plain(id: string): Promise<void> {
    if (heldBy(id) !== -1) return
    await increment(id)
    model.committed.set(id, model.committed.get(id)! + 1)
    model.writtenAt.set(id, ++model.commits)
  }

  async function write(tx: number, snapshot: Snapshot, id: string): Promise<void> {
    const holder = heldBy(id)
    const refused = (holder !== -1 && holder !== tx) || model.writtenAt.get(id)! > snapshot.since
    const outcome = await increment(id, ids[tx]).catch((fault: unknown) => (fault as { code: string }).code)
    expect(outcome).toBe(refused ? 'DATABASE_TRANSACTION_CONFLICT' : 'done')
    if (refused) forget(tx)
    else snapshot.own.set(id, valueIn(snapshot, id) + 1)
  }

  async function end(tx: number, kind: 'commit' | 'abort'): Promise<void> {
    const snapshot = model.open[tx]
    if (!snapshot) return
    await database.call(`database.${kind}Transaction`, { transactionId: ids[tx] })
    if (kind === 'commit' && snapshot.own.size > 0) model.commits++
    if (kind === 'commit')
      for (const [id, n] of snapshot.own) {
        model.committed.set(id, n)
        model.writtenAt.set(id, model.commits)
      }
    forget(tx)
  }

  function forget(tx: number): void {
    model.open[tx] = undefined
    ids[tx] = undefined
  }

  function heldBy(id: string): number {
    return model.open.findIndex((snapshot) => snapshot?.own.has(id) ?? false)
  }

  function valueIn({ own, seen }: Snapshot, id: string): number {
    return own.get(id) ?? seen.get(id)!
  }

  async function read(id: string, transactionId?: string): Promise<number> {
    const query = { n: { $gte: 0 }, _id: id }
    const asked = { collectionName, query: JSON.stringify(query), queryType: 'WHERE', transactionId }
    const { data: found } = await database.call('database.getDocument', asked)
    return (JSON.parse((found as { list: string[] }).list[0]!) as { n: number }).n
  }

  async function increment(id: string, transactionId?: string): Promise<string> {
    const target = { collectionName, query: JSON.stringify({ _id: id }), queryType: 'DOC', transactionId }
    const update = { data: '{"$inc":{"n":1}}', multi: false, merge: true, upsert: false }
    await database.call('database.modifyDocument', { ...target, ...update })
    return 'done'
  }
}
