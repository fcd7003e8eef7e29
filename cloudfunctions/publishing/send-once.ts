import {
  clientMessageId,
  needsConsole,
  noMassQuota,
  wayOf,
  type Problem,
  type Send,
} from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { certainlyNotDone, wechat, WeChatError } from '../_platform/wechat'
import { learnNoQuota } from '../channels'
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
  const outcome = await callOnce(ctx, attempted).catch(whatWentWrong)
  if (typeof outcome === 'string') return enter(ctx, attempted, taken(attempted, outcome))
  const { fault } = outcome
  const problem = problemIn(fault)
  if (certainlyNotDone(fault)) return refused(ctx, attempted, fault, problem)
  const messageId = earlierMessageIn(fault)
  return messageId === null
    ? save(ctx, { ...attempted, problem })
    : enter(ctx, attempted, taken(attempted, messageId))
}

function callOnce(ctx: Context, send: Send): Promise<string> {
  const account = wechat(ctx, send.appId)
  return wayOf(send) === 'publish'
    ? account.publish(draftOf(send))
    : account.massSend(draftOf(send), clientMessageId(send))
}

/** WeChat has it: queued, or waiting for the account's administrator. */
function taken(send: Send, messageId: string): Send {
  const asksFirst = wayOf(send) === 'mass-send' && send.confirmer !== null
  return { ...send, stage: asksFirst ? 'awaiting-admin' : 'confirming', messageId }
}

/** Nothing was sent. What the API will never take is left to a person in the console; the rest is tried again. */
async function refused(
  ctx: Context,
  attempted: Send,
  fault: unknown,
  problem: Problem,
): Promise<Advanced | Send> {
  const errcode = fault instanceof WeChatError ? fault.errcode : null
  const again = waitingAgain(attempted, problem)
  if (errcode !== null && needsConsole(errcode)) return enter(ctx, attempted, { ...again, consoleOnly: true })
  const waiting = await enter(ctx, attempted, again)
  if (errcode === noMassQuota) await learnNoQuota(ctx, waiting)
  return { send: waiting, restMinutes: retryMinutes }
}

/** As if it had never been tried, but for what stood in the way. */
function waitingAgain(send: Send, problem: Problem | null): Send {
  return { ...send, stage: 'waiting', attemptedAt: null, problem }
}

function whatWentWrong(fault: unknown): { fault: unknown } {
  return { fault }
}

/** That this client message id was used before comes with the message that it stands for (45065). */
function earlierMessageIn(fault: unknown): string | null {
  return fault instanceof WeChatError ? fault.messageId : null
}
