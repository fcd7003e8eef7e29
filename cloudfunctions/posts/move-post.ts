import { addDays, dayOf, isRefusal, sayDay } from '../../shared/_kernel'
import { reschedule } from '../../shared/approvals'
import { say, type Wording } from '../../shared/notices'
import { moveOn, placeIn, type Post } from '../../shared/posts'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { keepingPlace, takePlace, type Taken } from '../editions'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'

/** Points a post at another place, or at none; shows its approvers the new date, and tells its submitter. */
export async function movePost(
  ctx: Context,
  post: Post,
  to: Taken | null,
  action: string,
  wording: Wording,
): Promise<void> {
  const { db, now } = ctx
  const approval = await db.get('approvals', post.approvalId)
  const place = to && placeIn(to.edition, to.place)
  const day = to && sayDay(to.edition.day)
  const deed = { action, by: theSystem, at: now, details: { edition: place?.editionId ?? null, day } }
  await db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', moveOn(post, place), deed)
    if (approval?.state === 'open') {
      await tx.replace(
        'approvals',
        reschedule(approval, to?.edition.locksAt ?? approval.decideBy, day ?? '等待空位'),
      )
    }
    await notify(tx, ctx, [post.submitterId], wording, { screen: 'post', id: post._id })
  })
}

const waitingAtOnce = 20

/** Posts that lost their place while every edition was full get the next that came free, the oldest first (G7). */
export async function placeWaitingPosts(ctx: Context, channelId: string): Promise<void> {
  const { db, now } = ctx
  const posts = await db.find('posts', {
    where: { channelId, waitsForPlace: true },
    orderBy: ['sortKey', 'asc'],
    limit: waitingAtOnce,
  })
  for (const post of posts) {
    const { _id, submittedAt, title } = post
    const taken = await takePlace(ctx, { id: _id, channelId, submittedAt }, addDays(dayOf(now), 1))
    if (isRefusal(taken)) return
    const facts = { postId: _id, title, day: taken.edition.day }
    try {
      await keepingPlace(ctx, taken, () => movePost(ctx, post, taken, 'placed', say.placed(facts)))
    } catch (fault) {
      // Somebody decided on it at this very moment; the next tick sees what is left to do.
      if (!(fault instanceof Contention)) throw fault
    }
  }
}
