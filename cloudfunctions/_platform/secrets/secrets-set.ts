import type { Instant } from '../../../shared/_kernel'
import type { Context } from '../context'
import { is } from '../database'
import { secretId, type Purpose, type StoredSecret } from './stored-secret'

/** All that anybody is ever told of a secret. */
export type SecretSet = Pick<StoredSecret, 'purpose' | 'owner' | 'setAt'> & {
  readonly byName: string
  /** Until when the one before still counts. */
  readonly beforeUntil: Instant | null
}

/** Which secrets are set, for these owners. What is sealed is not even read. */
export async function secretsSet(
  { db, now }: Pick<Context, 'db' | 'now'>,
  owners: readonly string[],
  purposes: readonly Purpose[],
): Promise<SecretSet[]> {
  const ids = owners.flatMap((owner) => purposes.map((purpose) => secretId(purpose, owner)))
  if (ids.length === 0) return []
  const found = await db.findOnly('secrets', { where: { _id: is.oneOf(ids) }, limit: ids.length }, [
    'purpose',
    'owner',
    'setAt',
    'setBy',
    'before',
  ])
  return found.map(({ purpose, owner, setAt, setBy, before }) => ({
    purpose,
    owner,
    setAt,
    byName: setBy.name,
    beforeUntil: before && before.until > now ? before.until : null,
  }))
}
