import { newId, type Id } from '../../shared/_kernel'
import type { Notice, Wording } from '../../shared/notices'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'

/** Puts one notice into each person's inbox, in the transaction of what it tells of (decision 16). */
export function notify(
  tx: Tx,
  { now, random }: Pick<Context, 'now' | 'random'>,
  people: readonly Id[],
  wording: Wording,
  opens: Notice['opens'],
): Promise<void> {
  const notices = people.map((personId): Notice => {
    const _id = newId(random)
    return {
      _id,
      schema: 1,
      version: 1,
      personId,
      ...wording,
      opens,
      at: now,
      sortKey: `${now}_${_id}`,
      readAt: null,
    }
  })
  return tx.insert('notices', ...notices)
}
