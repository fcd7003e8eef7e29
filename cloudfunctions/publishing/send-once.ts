import { clientMessageId, type Send } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { certainlyNotDone, wechat, WeChatError } from '../_platform/wechat'
import { draftOf } from './assemble'
import { enter, save, type Advanced } from './stage'
import { problemIn } from './trouble'

/** After a refusal: nothing was sent, and there may still be time in the window. */
const retryMinutes = 1

/**
 * The one call that sends. The attempt is on record before the call, so that a crash in between leaves it to evidence.
 * Only after a call that was certainly not carried out is there another.
 */
export async function sendOnce(ctx: Context, send: Send): Promise<Send | Advanced> {
  const account = wechat(ctx, send.appId)
  await account.authorize()
  const begun: Send = { ...send, stage: 'sending', attemptedAt: ctx.clock(), problem: null }
  const attempted = await enter(ctx, send, begun)
  // Time went by for the token and for the record; nothing is sent after the window.
  if (ctx.clock() >= send.closesAt) return enter(ctx, attempted, waitingAgain(attempted, send.problem))
  const outcome = await account.massSend(draftOf(send), clientMessageId(send._id)).catch(whatWentWrong)
  if (typeof outcome === 'string')
    return enter(ctx, attempted, { ...attempted, stage: 'confirming', messageId: outcome })
  const problem = problemIn(outcome.fault)
  if (certainlyNotDone(outcome.fault)) {
    const refused = await enter(ctx, attempted, waitingAgain(attempted, problem))
    return { send: refused, restMinutes: retryMinutes }
  }
  const messageId = earlierMessageIn(outcome.fault)
  if (messageId === null) return save(ctx, { ...attempted, problem })
  return enter(ctx, attempted, { ...attempted, stage: 'confirming', messageId })
}

/** As if it had never been tried, but for what stood in the way. */
function waitingAgain(send: Send, problem: string | null): Send {
  return { ...send, stage: 'waiting', attemptedAt: null, problem }
}

function whatWentWrong(fault: unknown): { fault: unknown } {
  return { fault }
}

/** That this client message id was used before comes with the message that it stands for (45065). */
function earlierMessageIn(fault: unknown): string | null {
  return fault instanceof WeChatError ? fault.messageId : null
}
