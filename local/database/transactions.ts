import { randomUUID } from 'node:crypto'
import { uniqueKeys, type Collection, type UniqueKey } from './collections'
import type { Doc } from './value'
import { duplicateKey, transactionConflict, transactionGone } from './errors'
import { openHistory } from './history'
import { docName, emptyOverlay, type Overlay } from './overlay'
import type { Reader } from './reader'
import type { Snapshot } from './snapshots'
import { describeKey, type Store } from './store'

/**
 * Snapshot isolation as CloudBase has it: the first operation takes the snapshot, the first writer of a document
 * wins and the second is refused at its write, plain writes wait. Write skew is possible.
 */
export type Transaction = {
  readonly id: string
  readonly own: Overlay
  readonly reader: Reader
  /** The number of the snapshot in the history. */
  readonly since: number
}

export type Transactions = {
  start(): string
  /** The transaction of a call; the first call takes the snapshot. */
  join(id: string): Transaction
  write(transaction: Transaction, collection: Collection, write: TransactionalWrite): void
  commit(id: string): void
  abort(id: string): void
  abortIfOpen(id: string): void
  /** What a plain write must wait for before it may touch these names. */
  whoHolds(names: readonly string[]): Promise<void> | undefined
  /** To be told of every plain commit. */
  record(names: readonly string[]): void
  abortAll(): void
}

export type TransactionalWrite = {
  readonly id: Uint8Array
  readonly before: Doc | undefined
  readonly after: Doc | undefined
}

type Open = {
  readonly id: string
  readonly own: Overlay
  /** Unique keys that documents of this transaction have now, and whose they are. */
  readonly claims: Map<string, string>
  readonly locks: Set<string>
  readonly timer: NodeJS.Timeout
  readonly ended: Promise<void>
  readonly end: () => void
  taken: { readonly snapshot: Snapshot; readonly since: number } | undefined
}

export function openTransactions(store: Store, lifetimeMs: number): Transactions {
  const open = new Map<string, Open>()
  const holders = new Map<string, Open>()
  const history = openHistory()

  function find(id: string): Open {
    const transaction = open.get(id)
    if (!transaction) throw transactionGone()
    return transaction
  }

  function close(transaction: Open): void {
    clearTimeout(transaction.timer)
    open.delete(transaction.id)
    for (const name of transaction.locks) holders.delete(name)
    releaseSnapshot(transaction)
    transaction.end()
  }

  function releaseSnapshot(transaction: Open): void {
    if (!transaction.taken) return
    transaction.taken.snapshot.release()
    history.closeSnapshot()
    transaction.taken = undefined
  }

  function refuseDuplicates(
    transaction: Open,
    collection: Collection,
    name: string,
    keys: readonly UniqueKey[],
    doc: Doc,
  ): void {
    const { snapshot, since } = transaction.taken!
    for (const { index, key, name: keyName, id } of keys) {
      const duplicate = () => duplicateKey(collection.name, index.spec.name, describeKey(index, doc))
      if ((transaction.claims.get(keyName) ?? name) !== name) throw duplicate()
      const others = (reader: Reader) => {
        const holder = reader.holder(index.n, key, id)
        return holder && !transaction.own.get(collection, holder) ? holder : undefined
      }
      const seen = others(snapshot.reader)
      if (seen && !history.writtenSince(docName(collection, seen), since)) throw duplicate()
      if (seen || others(store.latest)) throw transactionConflict()
    }
  }

  return {
    start() {
      const id = randomUUID()
      let end = () => {}
      const ended = new Promise<void>((resolve) => (end = resolve))
      const timer = setTimeout(() => close(find(id)), lifetimeMs).unref()
      const fresh = { own: emptyOverlay(), claims: new Map(), locks: new Set<string>(), taken: undefined }
      open.set(id, { id, timer, ended, end, ...fresh })
      return id
    },

    join(id) {
      const transaction = find(id)
      transaction.taken ??= { snapshot: store.snapshot(), since: history.openSnapshot() }
      const { snapshot, since } = transaction.taken
      return { id, own: transaction.own, reader: snapshot.reader, since }
    },

    write({ id, since }, collection, { id: docId, before, after }) {
      const transaction = find(id)
      const name = docName(collection, docId)
      const keysAfter = after ? uniqueKeys(collection, docId, after) : []
      const keysBefore = before ? uniqueKeys(collection, docId, before) : []
      const wanted = [name, ...[...keysBefore, ...keysAfter].map((key) => key.name)]
      const held = wanted.some((wish) => (holders.get(wish) ?? transaction) !== transaction)
      if (held || history.writtenSince(name, since)) throw transactionConflict()
      if (after) refuseDuplicates(transaction, collection, name, keysAfter, after)
      for (const wish of wanted) {
        holders.set(wish, transaction)
        transaction.locks.add(wish)
      }
      for (const key of keysBefore) transaction.claims.delete(key.name)
      for (const key of keysAfter) transaction.claims.set(key.name, name)
      transaction.own.set({ collection, id: docId, doc: after })
    },

    commit(id) {
      const transaction = find(id)
      const changes = transaction.own.all()
      try {
        if (changes.length === 0) return
        // A read that is still open would keep the log from being brought into the file.
        releaseSnapshot(transaction)
        store.commit(() => store.writeAll(changes))
        history.record(changes.map((change) => docName(change.collection, change.id)))
      } finally {
        close(transaction)
      }
    },

    abort: (id) => close(find(id)),

    abortIfOpen(id) {
      const transaction = open.get(id)
      if (transaction) close(transaction)
    },

    whoHolds: (names) => names.map((name) => holders.get(name)?.ended).find((ended) => ended !== undefined),

    record: history.record,

    abortAll: () => [...open.values()].forEach(close),
  }
}
