import { addMinutes, isRefusal } from '../../shared/_kernel'
import { afterReport, sendReported, type Heard, type Send, type SendReport } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'
import { changeWithTrail } from '../trail'
import { enterHeard } from './find-evidence'

/** Takes WeChat's report as evidence. Hearing it again, or late, changes nothing more. */
export async function hearOfSend(ctx: Context, report: SendReport): Promise<'heard' | 'unknown'> {
  const outcome = await untilUncontended(ctx.random, async () => {
    const send = await sendOf(ctx, report)
    if (!send) return 'unknown' as const
    const heard = afterReport(send, report, ctx.now)
    if (heard.send !== send) await write(ctx, send, heard)
    return 'heard' as const
  })
  if (isRefusal(outcome)) throw new Error(`the report of ${report.messageId} could not be written down`)
  return outcome
}

async function write(ctx: Context, before: Send, { send, refused }: Heard): Promise<void> {
  const after = { ...send, dueAt: ctx.now, leasedUntil: null }
  if (after.stage !== before.stage || after.removed !== before.removed || after.problem !== before.problem) {
    await enterHeard(ctx, before, { send: after, refused })
    return
  }
  const details = { message: after.messageId }
  await changeWithTrail(ctx, 'sends', after, {
    action: 'send-links',
    by: theSystem,
    at: ctx.now,
    details,
  })
}

/** An account sends a few times a day at most. */
const mostUnanswered = 20

/**
 * By its message id; or the one whose call went out but whose answer did not come, or has not come yet. What was
 * attempted longer ago than two days is not even read.
 */
async function sendOf({ db, now }: Context, report: SendReport): Promise<Send | null> {
  const { appId, messageId } = report
  const [known] = await db.find('sends', { where: { messageId, appId }, limit: 1 })
  if (known) return known
  const attemptedAt = is.after(addMinutes(now, -2 * 24 * 60))
  const unanswered = await db.find('sends', {
    where: { messageId: null, appId, attemptedAt },
    limit: mostUnanswered,
  })
  return sendReported(unanswered, report)
}
