import { addMinutes } from '../../../shared/_kernel'
import type { Actor } from '../../../shared/trail'
import type { Context } from '../context'
import type { Tx } from '../database'
import { environment } from '../environment'
import { seal } from './seal'
import { overlapMinutes, secretId, type Purpose, type SecretOf, type StoredSecret } from './stored-secret'

export type NewSecret<P extends Purpose = Purpose> = {
  readonly purpose: P
  readonly owner: string
  readonly value: SecretOf<P>
  readonly by: Actor
}

/** Whether this function was given a key to seal with. */
export function maySeal(): boolean {
  return environment().SEALING_KEY !== null
}

/**
 * Seals a secret under the current key. Whoever seals cannot open it again.
 * @returns how to write it down, for the transaction of the use case
 */
export async function sealSecret<P extends Purpose>(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { purpose, owner, value, by }: NewSecret<P>,
): Promise<(tx: Tx) => Promise<void>> {
  const key = environment().SEALING_KEY
  if (!key) throw new Error('the environment variable SEALING_KEY is not set: there is no key to seal with')
  const id = secretId(purpose, owner)
  const kept = await db.get('secrets', id)
  const set = {
    purpose,
    owner,
    sealed: seal(key, id, JSON.stringify(value)),
    before: beforeOf(kept, addMinutes(now, overlapMinutes[purpose])),
    setAt: now,
    setBy: by,
  }
  return async (tx) => {
    if (kept) await tx.replace('secrets', { ...kept, ...set })
    else await tx.insert('secrets', { _id: id, schema: 1, version: 1, ...set })
  }
}

function beforeOf(kept: StoredSecret | null, until: StoredSecret['setAt']): StoredSecret['before'] {
  return kept && overlapMinutes[kept.purpose] > 0 ? { sealed: kept.sealed, until } : null
}
