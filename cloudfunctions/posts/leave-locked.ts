import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { withoutPlace } from '../../shared/editions'
import { rearrange, refuseChange, sendIdOf } from '../../shared/publishing'
import type { Post } from '../../shared/posts'
import type { Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { replaceWithTrail } from '../trail'

/** Whether WeChat has been asked to send the edition in which this post is fixed; null while it has not. */
export async function refuseLeavingLocked({ db }: Context, { place }: Post): Promise<Refusal | null> {
  const send = place && (await db.get('sends', sendIdOf(place.editionId)))
  return send ? refuseChange(send) : null
}

/**
 * A post that is fixed in an edition leaves it, until WeChat is asked: what is on its way out is made anew without it.
 * @returns what to write in the transaction that ends the post
 */
export async function leavingLocked(
  ctx: Context,
  { _id, place }: Post,
  deed: Deed,
): Promise<((tx: Tx) => Promise<void>) | Refusal> {
  const editionId = place?.editionId ?? ''
  const [edition, send] = await Promise.all([
    ctx.db.get('editions', editionId),
    ctx.db.get('sends', sendIdOf(editionId)),
  ])
  if (!edition || !send) return refuse('busy', '这一期正在截稿，请过一分钟再试。')
  const others = send.articles.filter(({ postId }) => postId !== _id)
  const without = rearrange(send, others, ctx.now)
  if (isRefusal(without)) return without
  return async (tx) => {
    await replaceWithTrail(tx, ctx, 'editions', withoutPlace(edition, _id), deed)
    await replaceWithTrail(tx, ctx, 'sends', without, deed)
  }
}
