import type { Stored } from '../../shared/_kernel'
import { cloud } from './cloud'
import type { Collection, Documents } from './collections'
import { Contention } from './contention'

/**
 * Writes that become true together or not at all, once all of them are named. It only writes: what is decided is decided
 * outside, and what it rested on is in a document written here, because transactions of CloudBase are not serialisable
 * (decision 5).
 */
export type Tx = {
  /** When a document of that id exists, nothing is written, and the transaction fails with `Contention`. */
  insert<C extends Collection>(collection: C, ...documents: readonly Documents[C][]): Promise<void>
  /** So it does when the stored version is no longer the one that `document` carries. */
  replace<C extends Collection>(collection: C, document: Documents[C]): Promise<void>
}

type Insertion = { readonly collection: Collection; readonly documents: readonly Stored[] }

type Replacement = {
  readonly collection: Collection
  readonly document: Stored & { readonly version: number }
}

type Write = Insertion | Replacement

/** What the handle knows of its calls. */
type Handle = {
  call<T>(send: () => Promise<T>): Promise<T>
  /** Told of each write before it is tried. */
  write(collection: Collection): void
}

/** A write that is alone is one call; several are a transaction's, two more than there are. @throws Contention */
export async function transact(work: (tx: Tx) => Promise<void>, { call, write }: Handle): Promise<void> {
  const writes: Write[] = []
  await work({
    insert: async (collection, ...documents) => {
      if (documents.length > 0) writes.push({ collection, documents })
    },
    replace: async (collection, document) => void writes.push({ collection, document }),
  })
  for (const { collection } of writes) write(collection)
  const [only] = writes
  if (only && writes.length === 1 && isOfOneDocument(only)) await alone(only, call)
  else if (only) await together(writes, call)
}

/** CloudBase writes one document as a whole or not at all, without any transaction. */
function isOfOneDocument(write: Write): boolean {
  return 'document' in write || write.documents.length === 1
}

function alone(only: Write, call: Handle['call']): Promise<void> {
  return writeTo(cloud().database() as unknown as Place<'update'>, 'update', only, call)
}

/** Of the SDK's handles what writes take. */
type Place<Update extends 'update' | 'updateAndReturn'> = {
  collection(name: string): {
    add(documents: object): Promise<unknown>
    where(condition: object): Readonly<Record<Update, (fields: object) => Promise<{ updated?: number }>>>
  }
}

/** Of a transaction only what runs inside it: its `where().update()`, `count()` and `aggregate()` run outside. */
type SdkTransaction = Place<'updateAndReturn'> & { commit(): Promise<unknown>; rollback(): Promise<unknown> }

async function together(writes: readonly Write[], call: Handle['call']): Promise<void> {
  const db = cloud().database() as unknown as { startTransaction(): Promise<SdkTransaction> }
  const transaction = await call(() => db.startTransaction())
  try {
    for (const each of writes) await writeTo(transaction, 'updateAndReturn', each, call)
    await call(() => transaction.commit())
  } catch (fault) {
    // The server has ended a transaction in conflict itself; the others are given back.
    if (!(fault instanceof Contention && fault.ended)) await transaction.rollback().catch(() => undefined)
    throw fault
  }
}

async function writeTo<Update extends 'update' | 'updateAndReturn'>(
  place: Place<Update>,
  update: Update,
  each: Write,
  call: Handle['call'],
): Promise<void> {
  const collection = place.collection(each.collection)
  if ('documents' in each) {
    await call(() => collection.add(each.documents))
    return
  }
  const { updated } = await call(() => collection.where(asSeen(each))[update](next(each)))
  if (updated !== 1) throw outdated(each)
}

function asSeen({ document: { _id, version } }: Replacement) {
  return { _id, version }
}

/** The SDK merges nested objects into the stored ones unless each field is told to be set as a whole. */
function next({ document: { _id, ...fields } }: Replacement): object {
  const { command } = cloud().database()
  const later = { ...fields, version: fields.version + 1 }
  return Object.fromEntries(Object.entries(later).map(([name, value]) => [name, command.set(value)]))
}

function outdated({ collection, document: { _id, version } }: Replacement): Contention {
  return new Contention(`${collection}/${_id} is no longer at version ${version}`)
}
