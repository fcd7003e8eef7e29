import type { Approval } from '../../shared/approvals'
import type { Opens } from '../../shared/notices'
import type { Post } from '../../shared/posts'
import type { Actor } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { toldOnly, type Told } from '../approvals'
import { factsOf, opens } from './request-subject'

/** What leaves a post as it is, whichever of its requests it happened to. */
export function toldOfPost(
  ctx: Context,
  post: Post,
  approval: Approval,
  event: Told,
  by: Actor,
  screen: Opens = opens(post),
) {
  const heads = () => channelHeads(ctx, post.channelId)
  const subject = { collection: 'posts', document: post, facts: factsOf(post), heads, opens: screen } as const
  return toldOnly(ctx, subject, approval, event, by)
}

export async function channelHeads({ db }: Context, channelId: string): Promise<readonly string[]> {
  return (await db.get('channels', channelId))?.team.head ?? []
}
