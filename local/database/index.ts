import type { CollectionSpec, IndexSpec } from '../../cloudfunctions/_platform/indexes'
import { messageOf, WireError } from './errors'
import { openStore, type Store } from './store'
import { openTransactions } from './transactions'
import { perform, type Meter } from './wire'

export { WireError } from './errors'

export type Database = {
  /**
   * Creates the collections and indexes that are missing, rebuilds an index whose fields changed, drops one that is
   * no longer there. Idempotent; a collection that is not named keeps its documents.
   */
  declare(collections: readonly CollectionSpec[]): void
  /**
   * One `database.*` action of the wire protocol; answers without requestId, rejects with WireError.
   * @param requestId for whoever watches
   */
  call(action: string, params: Record<string, unknown>, requestId?: string): Promise<Record<string, unknown>>
  /** Documents read and tested so far, in all calls. */
  examined(): number
  close(): void
}

export type DatabaseCall = {
  readonly action: string
  readonly params: Record<string, unknown>
  readonly collection: string
  readonly examined: number
  readonly returned: number
  readonly ms: number
}

export type DatabaseOptions = {
  readonly file: string
  /** The clock of serverDate and of new ids, in milliseconds. */
  readonly now: () => number
  /** Without it the newest writes may be lost when the machine stops; for tests. Default true. */
  readonly durable?: boolean
  readonly onCall?: (call: DatabaseCall) => void
  /** How long a transaction may stay open, in real time. Default 30 s, as the platform's. */
  readonly transactionMs?: number
}

/** CloudBase's document database, kept in one SQLite file. */
export function openDatabase(options: DatabaseOptions): Database {
  const { file, now, durable = true, onCall, transactionMs = 30_000 } = options
  const store = openStore(file, durable)
  const transactions = openTransactions(store, transactionMs)
  let total = 0

  return {
    declare(collections) {
      for (const spec of collections) declareCollection(store, spec)
    },
    async call(action, params) {
      const started = performance.now()
      const meter: Meter = { examined: 0, returned: 0 }
      try {
        return { ...(await perform({ store, transactions, now }, action, params, meter)) }
      } catch (fault) {
        throw fault instanceof WireError
          ? fault
          : new WireError('SYS_ERR', messageOf(fault), { cause: fault })
      } finally {
        total += meter.examined
        const collection = typeof params.collectionName === 'string' ? params.collectionName : ''
        onCall?.({ action, params, collection, ...meter, ms: performance.now() - started })
      }
    },
    examined: () => total,
    close() {
      transactions.abortAll()
      store.close()
    },
  }
}

function declareCollection(store: Store, { name, indexes }: CollectionSpec): void {
  const { catalog } = store
  const collection = catalog.has(name) ? catalog.get(name) : catalog.create(name)
  const same = (a: IndexSpec, b: IndexSpec) => JSON.stringify(a) === JSON.stringify(b)
  const stale = collection.indexes.filter(({ spec }) => !indexes.some((wanted) => same(wanted, spec)))
  const missing = indexes.filter((wanted) => !collection.indexes.some(({ spec }) => same(wanted, spec)))
  if (stale.length + missing.length === 0) return
  store.commit(() => {
    for (const index of stale) store.dropIndex(collection, index)
    for (const spec of missing) store.createIndex(collection, spec)
  })
}
