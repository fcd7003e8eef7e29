import type * as z from 'zod'
import {
  aggregateDocuments,
  calculateDocument,
  getDocument,
  insertDocument,
  modifyAndReturnDoc,
  modifyDocument,
  removeDocument,
  type Session,
} from './actions'
import { invalidParam } from './errors'
import { parseParams, shapes } from './shapes'
import type { Store } from './store'
import type { Transactions } from './transactions'
import type { View } from './select'
import { edit, editInTransaction } from './write'

export type Engine = {
  readonly store: Store
  readonly transactions: Transactions
  readonly now: () => number
}

/** What one call cost. */
export type Meter = { examined: number; returned: number }

type Action = (engine: Engine, params: unknown, meter: Meter) => object | Promise<object>

const actions: Record<string, Action> = {
  'database.addCollection': ({ store }, params) => {
    store.catalog.create(parseParams(shapes.addCollection, params).collectionName)
    return { message: 'ok' }
  },
  'database.insertDocument': onCollection(shapes.insert, insertDocument),
  'database.getDocument': onCollection(shapes.get, getDocument),
  'database.calculateDocument': onCollection(shapes.count, calculateDocument),
  'database.modifyDocument': onCollection(shapes.modify, modifyDocument),
  'database.modifyAndReturnDoc': onCollection(shapes.modifyAndReturn, modifyAndReturnDoc),
  'database.removeDocument': onCollection(shapes.remove, removeDocument),
  'database.aggregateDocuments': onCollection(shapes.aggregate, aggregateDocuments),
  'database.startTransaction': ({ transactions }, params) => {
    parseParams(shapes.startTransaction, params)
    return { transactionId: transactions.start() }
  },
  'database.commitTransaction': ({ transactions }, params) => {
    transactions.commit(parseParams(shapes.endTransaction, params).transactionId)
    return {}
  },
  'database.abortTransaction': ({ transactions }, params) => {
    transactions.abort(parseParams(shapes.endTransaction, params).transactionId)
    return {}
  },
}

export async function perform(
  engine: Engine,
  action: string,
  params: unknown,
  meter: Meter,
): Promise<object> {
  const handle = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (!handle) throw invalidParam(`unknown action '${action}'`)
  return handle(engine, params, meter)
}

type OnCollection = z.ZodType<{ collectionName: string; transactionId?: string | null | undefined }>

function onCollection<Shape extends OnCollection>(
  shape: Shape,
  handle: (session: Session, params: z.output<Shape>) => object | Promise<object>,
): Action {
  return async (engine, params, meter) => {
    const parsed = parseParams(shape, params)
    const { transactionId } = parsed
    try {
      return await handle(openSession(engine, parsed.collectionName, transactionId, meter), parsed)
    } catch (fault) {
      // As in MongoDB, an operation that fails has ended its transaction.
      if (transactionId) engine.transactions.abortIfOpen(transactionId)
      throw fault
    }
  }
}

function openSession(
  { store, transactions, now }: Engine,
  name: string,
  transactionId: string | null | undefined,
  meter: Meter,
): Session {
  const transaction = transactionId ? transactions.join(transactionId) : undefined
  const collection = store.catalog.get(name)
  const examine = () => void meter.examined++
  const view: View = transaction
    ? { reader: transaction.reader, own: transaction.own, examine }
    : { reader: store.latest, examine }
  return {
    collection,
    view,
    now,
    edit: async (edits) =>
      transaction
        ? editInTransaction(transactions, transaction, view, collection, edits)
        : edit(store, transactions, collection, edits),
    collectionNamed: store.catalog.get,
    returned: (count) => void (meter.returned = count),
  }
}
