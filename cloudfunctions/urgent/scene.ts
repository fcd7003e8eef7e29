import { dayOf } from '../../shared/_kernel'
import type { Approval } from '../../shared/approvals'
import type { Post } from '../../shared/posts'
import type { Scene, UrgentRequest } from '../../shared/urgent'
import type { Context } from '../_platform/context'
import { openEditions } from '../editions'

/** What an urgent request is about. */
export type Asked = { readonly post: Post; readonly request: UrgentRequest; readonly approval: Approval }

/** What an arranger looks at, and some of what lies behind it: enough for whoever makes way. */
const nearest = 8
const beyond = 12

/** What can be arranged for a post now. */
export async function sceneOf(ctx: Context, post: Post, approval: Approval): Promise<Scene> {
  const { db, now } = ctx
  const open = await openEditions(ctx, post.channelId, dayOf(now), nearest + beyond)
  const own = post.place
  const isMissing = own !== null && open.every(({ _id }) => _id !== own.editionId)
  const far = isMissing ? await db.getMany('editions', [own.editionId]) : []
  const inReach = open.slice(0, nearest)
  const places = inReach.flatMap((edition) => edition.places)
  const others = await db.getMany('posts', [...new Set(places.map(({ postId }) => postId))])
  return {
    post,
    hasPassed: approval.state === 'passed',
    editions: [...open, ...far],
    others,
    now,
  }
}
