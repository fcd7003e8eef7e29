import { dayOf } from '../../shared/_kernel'
import type { Article, Send } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { returnTakenOut } from '../posts'
import { changeWithTrail } from '../trail'
import type { NotAsApproved } from './assemble'
import { editorsAndPublishers, type Alongside } from './stage'

/** Takes one article out of the edition, so that the others go out: its post goes back to its submitter. */
export async function takeOut(ctx: Context, send: Send, { postId, why }: NotAsApproved): Promise<Send> {
  const article = send.articles.find((candidate) => candidate.postId === postId)
  if (!article) throw new Error(`send ${send._id} has no article of post ${postId}`)
  const rest = {
    ...send,
    articles: send.articles.filter((other) => other !== article),
    takenOut: [...send.takenOut, article],
    problem: null,
  }
  const details = { post: postId, comment: why }
  const deed = { action: 'article-taken-out', by: theSystem, at: ctx.now, details }
  return changeWithTrail(ctx, 'sends', rest, deed, await returning(ctx, send, [article], why))
}

/** What sends the posts of these articles back to their submitters. */
export async function returning(
  ctx: Context,
  send: Send,
  articles: readonly Article[],
  why: string,
): Promise<Alongside> {
  const team = await editorsAndPublishers(ctx, send.channelId)
  const day = dayOf(send.opensAt)
  const returns = await Promise.all(articles.map(({ postId }) => returnTakenOut(ctx, postId, day, why, team)))
  return async (tx) => {
    for (const write of returns) await write(tx)
  }
}
