import type { Operation } from '../../shared/operations'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'

type Noted<K extends Operation['kind']> = Extract<Operation, { kind: K }>

/** Writes over what was noted of this kind before. Of two at once either may stay: both are true. */
export async function noteOperation<K extends Operation['kind']>(
  { db }: Pick<Context, 'db'>,
  kind: K,
  told: Omit<Noted<K>, 'kind' | '_id' | 'schema' | 'version'>,
): Promise<void> {
  if (await db.updateIf('operations', kind, {}, told)) return
  const note = { ...told, _id: kind, schema: 1, version: 1, kind } as unknown as Noted<K>
  try {
    await db.transact((tx) => tx.insert('operations', note))
  } catch (fault) {
    if (!(fault instanceof Contention)) throw fault
  }
}

export async function readOperation<K extends Operation['kind']>(
  { db }: Pick<Context, 'db'>,
  kind: K,
): Promise<Noted<K> | null> {
  return (await db.get('operations', kind)) as Noted<K> | null
}
