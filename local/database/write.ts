import { uniqueKeys, type Collection } from './collections'
import { reviveDoc } from './ejson'
import type { Doc } from './value'
import { docName } from './overlay'
import { findById, type View } from './select'
import type { Store } from './store'
import type { Transaction, Transactions } from './transactions'

/** A change to one document, decided on its latest state: the new document, or what else becomes of it. */
export type Edit = {
  readonly id: Uint8Array
  readonly decide: (current: Doc | undefined) => Decision
}

export type Decision = Doc | typeof keep | typeof drop
export const keep: unique symbol = Symbol('keep')
export const drop: unique symbol = Symbol('drop')

/** Makes the edits inside a transaction, which only it sees until it commits. */
export function editInTransaction(
  transactions: Transactions,
  transaction: Transaction,
  view: View,
  collection: Collection,
  edits: readonly Edit[],
): Decision[] {
  return edits.map(({ id, decide }) => {
    const before = findById(view, collection, id)?.doc
    const decision = decide(before)
    if (decision !== keep)
      transactions.write(transaction, collection, {
        id,
        before,
        after: decision === drop ? undefined : decision,
      })
    return decision
  })
}

/**
 * Makes the edits outside transactions. As in MongoDB each document is its own atomic change: one that an open
 * transaction holds is waited for and then decided anew; the first refusal ends the rest, what came before stays.
 */
export async function edit(
  store: Store,
  transactions: Transactions,
  collection: Collection,
  edits: readonly Edit[],
): Promise<Decision[]> {
  const decisions: Decision[] = edits.map(() => keep)
  let waiting = [...edits.keys()]
  while (waiting.length > 0) {
    const { held, refusal } = round(waiting)
    if (refusal) throw refusal.fault
    waiting = held.map(({ i }) => i)
    await held[0]?.until
  }
  return decisions

  function round(turn: readonly number[]) {
    const held: { i: number; until: Promise<void> }[] = []
    const written: string[] = []
    const refusal = store.commit(() => {
      for (const i of turn) {
        try {
          const until = attempt(i, written)
          if (until) held.push({ i, until })
        } catch (fault) {
          return { fault }
        }
      }
      return undefined
    })
    if (written.length > 0) transactions.record(written)
    return { held, refusal }
  }

  function attempt(i: number, written: string[]): Promise<void> | undefined {
    const { id, decide } = edits[i]!
    const name = docName(collection, id)
    const locked = transactions.whoHolds([name])
    if (locked) return locked
    const row = store.latest.find(collection.n, id)
    const decision = decide(row && reviveDoc(row.body))
    if (decision !== keep && decision !== drop) {
      const keyHeld = transactions.whoHolds(uniqueKeys(collection, id, decision).map((key) => key.name))
      if (keyHeld) return keyHeld
    }
    if (decision !== keep) {
      store.write({ collection, id, doc: decision === drop ? undefined : decision })
      written.push(name)
    }
    decisions[i] = decision
    return undefined
  }
}
