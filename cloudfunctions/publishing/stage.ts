import type { Instant } from '../../shared/_kernel'
import { newsOfStage, type Send } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { notify } from '../notices'
import { changeWithTrail } from '../trail'

/** A send as it is now stored, and how long to let it rest before its next step. */
export type Advanced = { readonly send: Send; readonly restMinutes: number }

/** Writes a step within a stage down. */
export async function save({ db }: Pick<Context, 'db'>, send: Send): Promise<Send> {
  await db.transact((tx) => tx.replace('sends', send))
  return { ...send, version: send.version + 1 }
}

/** Writes a new stage down; whoever has to know at once learns of it in the same transaction. */
export async function enter(context: Context, before: Send, changed: Send): Promise<Send> {
  const ctx = { ...context, now: context.clock() }
  const { stage, messageId, problem, articles, channelId } = changed
  // How it ended is another story now: every post is told again.
  const after = { ...changed, articles: articles.map((article) => ({ ...article, told: false })) }
  const details = { message: messageId, problem }
  const deed = { action: `send-${stage}`, by: theSystem, at: ctx.now, details }
  const news = newsOfStage(before.stage, after)
  if (!news) return changeWithTrail(ctx, 'sends', after, deed)
  const team = await editorsAndPublishers(ctx, channelId)
  return changeWithTrail(ctx, 'sends', after, deed, (tx) => notify(tx, ctx, team, news, opens(after)))
}

/** Gives a claimed send free until it is due again; null: not before something is heard of it. */
export async function release({ db }: Context, send: Send, dueAt: Instant | null): Promise<void> {
  await db.transact((tx) => tx.replace('sends', { ...send, dueAt, leasedUntil: null }))
}

export async function editorsAndPublishers({ db }: Context, channelId: string): Promise<string[]> {
  const channel = await db.get('channels', channelId)
  // Without a channel there is nobody to tell, which must not keep a send from its end.
  return channel ? [...new Set([...channel.team.editor, ...channel.team.publisher])] : []
}

/** What has to be known of a send is seen, and acted upon, at the desk of its edition. */
function opens({ editionId }: Send): { screen: 'edition'; id: string } {
  return { screen: 'edition', id: editionId }
}
