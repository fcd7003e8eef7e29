import type { Send } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { tellNotSent, tellPublished, tellRemoved } from '../posts'

/** Tells one post how its edition ended, together with the note that it was told. */
export async function tellPost(ctx: Context, send: Send, postId: string): Promise<Send> {
  const article = send.articles.find((candidate) => candidate.postId === postId)
  if (!article) throw new Error(`send ${send._id} has no article of post ${postId}`)
  const articles = send.articles.map((other) => (other === article ? { ...article, told: true } : other))
  const told = { ...send, articles }
  const alongside = (tx: Tx) => tx.replace('sends', told)
  if (send.stage !== 'sent')
    await tellNotSent(ctx, article, send.editionId, send.problem?.what ?? '发布窗口已过', alongside)
  else if (send.removed) await tellRemoved(ctx, article, send.removed, alongside)
  else await tellPublished(ctx, article, send.editionId, alongside)
  return { ...told, version: told.version + 1 }
}
