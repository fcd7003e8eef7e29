import { refuse, type Refusal } from '../../shared/_kernel'
import { mayHandInFor, noteHandedIn, type Commission } from '../../shared/commissions'
import { sayCommission } from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { factsOf, opens } from './tellings'

/** What a post is handed in for: asked of this person's unit, for this channel; null when for nothing. */
export async function commissionFor(
  { db, person }: Pick<StaffContext, 'db' | 'person'>,
  commissionId: string | null,
  channelId: string,
): Promise<Commission | null | Refusal> {
  if (commissionId === null) return null
  const commission = await db.get('commissions', commissionId)
  if (commission && mayHandInFor(person, commission) && commission.channelId === channelId) return commission
  return refuse('not-found', '这份约稿不是约您的单位、这个渠道的。请不带约稿提交，或重新从约稿里打开投稿。', {
    path: 'commissionId',
  })
}

/** Counts a post that is handed in for a commission, in the transaction that hands it in. */
export async function writeHandedIn(
  tx: Tx,
  ctx: StaffContext,
  commission: Commission,
  post: { readonly _id: string; readonly title: string },
): Promise<void> {
  const { person, now } = ctx
  const noted = noteHandedIn(commission, post._id, now)
  if (noted === commission) return
  const isComplete = commission.state === 'open' && noted.state === 'fulfilled'
  const details = { post: post._id, title: post.title, count: noted.handedIn.length, wanted: noted.wanted }
  const by = { id: person._id, name: person.name }
  await replaceWithTrail(tx, ctx, 'commissions', noted, {
    action: isComplete ? 'material-complete' : 'material-handed-in',
    by,
    at: now,
    details,
  })
  if (!isComplete) return
  await notify(tx, ctx, [commission.askedBy.id], sayCommission.complete(factsOf(noted)), opens(noted))
}
