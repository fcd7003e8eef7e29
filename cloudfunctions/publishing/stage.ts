import type { Instant } from '../../shared/_kernel'
import type { Wording } from '../../shared/notices'
import { newsForConfirmer, newsOfStage, type Send } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { notify } from '../notices'
import { changeWithTrail } from '../trail'

/** A send as it is now stored, and how long to let it rest before its next step. */
export type Advanced = { readonly send: Send; readonly restMinutes: number }

/** Something that becomes true together with a step. */
export type Alongside = (tx: Tx) => Promise<void>

/** Writes a step within a stage down. */
export async function save(
  { db }: Pick<Context, 'db'>,
  send: Send,
  alongside: Alongside = () => Promise.resolve(),
): Promise<Send> {
  await db.transact(async (tx) => {
    await tx.replace('sends', send)
    await alongside(tx)
  })
  return { ...send, version: send.version + 1 }
}

/** Writes a new stage down; whoever has to know at once learns of it in the same transaction. */
export async function enter(
  context: Context,
  before: Send,
  changed: Send,
  alongside: Alongside = () => Promise.resolve(),
): Promise<Send> {
  const ctx = { ...context, now: context.clock() }
  const { stage, messageId, problem, articles } = changed
  // How it ended is another story now: every post is told again.
  const untold = articles.map((article) => ({ ...article, told: false }))
  const after: Send = { ...changed, articles: untold, enteredAt: ctx.now, ...troubleIn(changed, ctx.now) }
  const details = { message: messageId, problem: problem?.what ?? null }
  const deed = { action: `send-${stage}`, by: theSystem, at: ctx.now, details }
  const tell = await tellingOf(ctx, after, newsOfStage(before.stage, after))
  const ask = newsForConfirmer(after)
  return changeWithTrail(ctx, 'sends', after, deed, async (tx) => {
    await tell(tx)
    if (ask && after.confirmer) await notify(tx, ctx, [after.confirmer.personId], ask, atDesk(after))
    await alongside(tx)
  })
}

/** Trying it again does not end a trouble: only what works does. */
function troubleIn({ problem, troubledSince, stage }: Send, now: Instant): Pick<Send, 'troubledSince'> {
  if (stage === 'sending') return { troubledSince }
  return { troubledSince: problem ? (troubledSince ?? now) : null }
}

/** What tells the channel's editors and publishers of a send, in the transaction of what it tells of. */
export async function tellingOf(ctx: Context, send: Send, wording: Wording | null): Promise<Alongside> {
  if (!wording) return () => Promise.resolve()
  const team = await editorsAndPublishers(ctx, send.channelId)
  return (tx) => notify(tx, ctx, team, wording, atDesk(send))
}

/** Gives a claimed send free until it is due again; null: not before something is heard of it. */
export async function release({ db }: Context, send: Send, dueAt: Instant | null): Promise<void> {
  await db.transact((tx) => tx.replace('sends', { ...send, dueAt, leasedUntil: null }))
}

export async function editorsAndPublishers(
  { db }: Pick<Context, 'db'>,
  channelId: string,
): Promise<string[]> {
  const channel = await db.get('channels', channelId)
  // Without a channel there is nobody to tell, which must not keep a send from its end.
  return channel ? [...new Set([...channel.team.editor, ...channel.team.publisher])] : []
}

/** What has to be known of a send is seen, and acted upon, at the desk of its edition. */
export function atDesk({ editionId }: Pick<Send, 'editionId'>): { screen: 'edition'; id: string } {
  return { screen: 'edition', id: editionId }
}
