import { say } from '../../shared/notices'
import { publish } from '../../shared/posts'
import type { Article } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'

/** Loads what the end of a send changes in one post, and offers the writes for the send's own transaction. */
export async function tellPublished(
  ctx: Context,
  { postId, link }: Article,
): Promise<(tx: Tx) => Promise<void>> {
  const post = await ctx.db.get('posts', postId)
  if (!post) throw new Error(`a sent article has no post ${postId}`)
  const known = post.state === 'published'
  const deed = { action: known ? 'link-known' : 'published', by: theSystem, at: ctx.now, details: { link } }
  return async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', publish(post, link ?? post.link), deed)
    if (known) return
    const facts = { postId, title: post.title, day: post.place?.day ?? null }
    await notify(tx, ctx, [post.submitterId], say.published(facts), { screen: 'post', id: postId })
  }
}

export async function tellNotSent(
  ctx: Context,
  { postId }: Article,
  why: string,
): Promise<(tx: Tx) => Promise<void>> {
  const post = await ctx.db.get('posts', postId)
  if (!post) throw new Error(`an article that was not sent has no post ${postId}`)
  const deed = { action: 'not-sent', by: theSystem, at: ctx.now, details: { comment: why } }
  return async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', post, deed)
    const facts = { postId, title: post.title, day: post.place?.day ?? null }
    await notify(tx, ctx, [post.submitterId], say.notSent(facts, why), { screen: 'post', id: postId })
  }
}
