import { newId, type Id } from '../../shared/_kernel'
import { noticeKinds, type Notice, type Wording } from '../../shared/notices'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'

/**
 * Puts one notice into each person's inbox, in the transaction of what it tells of (decision 16). What else brings it to
 * them is the clock's: a message that fails touches nothing of this.
 */
export function notify(
  tx: Tx,
  { now, random }: Pick<Context, 'now' | 'random'>,
  people: readonly Id[],
  wording: Wording,
  opens: Notice['opens'],
): Promise<void> {
  const dueAt = noticeKinds[wording.kind].urgency === 'never' ? null : now
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
      dueAt,
      messageId: null,
      forRoundup: false,
    }
  })
  return tx.insert('notices', ...notices)
}
