import { isRefusal } from '../../shared/_kernel'
import type { Send } from '../../shared/publishing'
import { record, theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { untilUncontended } from '../_platform/database'

/** What WeChat tells when a mass send is done (MASSSENDJOBFINISH). */
export type SendReport = {
  readonly appId: string
  readonly messageId: string
  readonly succeeded: boolean
  readonly status: string
  /** Addresses of the articles by their place in the message, from 1. */
  readonly links: ReadonlyMap<number, string>
}

/** Takes WeChat's report as evidence. Hearing it again, or late, changes nothing more. */
export async function hearOfSend(ctx: Context, report: SendReport): Promise<'heard' | 'unknown'> {
  const outcome = await untilUncontended(ctx.random, async () => {
    const send = await sendOf(ctx, report)
    if (!send) return 'unknown' as const
    const heard = withReport(send, report)
    if (heard === send) return 'heard' as const
    const { subject, entry } = record(
      { ...heard, dueAt: ctx.now },
      { action: `send-${heard.stage}`, by: theSystem, at: ctx.now, details: { message: report.messageId } },
      ctx.hash,
    )
    await ctx.db.transact(async (tx) => {
      await tx.replace('sends', subject)
      await tx.insert('trail', entry)
    })
    return 'heard' as const
  })
  if (isRefusal(outcome)) throw new Error(`the report of ${report.messageId} could not be written down`)
  return outcome
}

/** By its message id; or, when the report overtakes the answer of the very call, the one that is being sent. */
async function sendOf({ db }: Context, { appId, messageId }: SendReport): Promise<Send | null> {
  const [known] = await db.find('sends', { where: { messageId }, limit: 1 })
  if (known) return known
  const [sending] = await db.find('sends', { where: { appId, stage: 'sending' }, limit: 1 })
  return sending ?? null
}

function withReport(send: Send, { messageId, succeeded, status, links }: SendReport): Send {
  if (!succeeded) {
    const open = send.stage === 'sending' || send.stage === 'confirming'
    return open ? { ...send, messageId, stage: 'not-sent', problem: `WeChat: ${status}` } : send
  }
  const articles = send.articles.map((article, index) => {
    const link = links.get(index + 1) ?? article.link
    return link === article.link ? article : { ...article, link, told: false }
  })
  const changed = articles.some((article, index) => article !== send.articles[index])
  if (send.stage === 'sent' && !changed) return send
  return { ...send, messageId, stage: 'sent', articles }
}
