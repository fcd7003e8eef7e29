import { sayDay, timeOf } from '../../shared/_kernel'
import { reschedule } from '../../shared/approvals'
import type { Edition } from '../../shared/editions'
import { sayRetimed } from '../../shared/notices'
import type { Post } from '../../shared/posts'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { factsOf, opens } from './request-subject'

/** Its edition goes out at another time of its day (G5): its submitter is told, and by when it has to be decided. */
export async function retimePost(ctx: Context, post: Post, edition: Edition): Promise<void> {
  const { place } = post
  if (place?.editionId !== edition._id || place.opensAt === edition.opensAt) return
  const approval = await ctx.db.get('approvals', post.approvalId)
  const time = `${sayDay(edition.day)} ${timeOf(edition.opensAt)}`
  const deed = { action: 'retimed', by: theSystem, at: ctx.now, details: { edition: edition._id, time } }
  const moved = { ...post, place: { ...place, opensAt: edition.opensAt } }
  await ctx.db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', moved, deed)
    if (approval?.state === 'open')
      await tx.replace('approvals', reschedule(approval, edition.locksAt, approval.summary.when))
    await notify(tx, ctx, [post.submitterId], sayRetimed(factsOf(post), edition), opens(post))
  })
}
