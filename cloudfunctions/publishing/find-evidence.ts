import { sayFailedSend, sayUnconfirmed, slowLookMinutes, type Send } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { wechat } from '../_platform/wechat'
import { draftOf } from './assemble'
import { enter, type Advanced } from './stage'
import { problemIn } from './trouble'

/** Evidence of a mass send: what WeChat says of its message id, or the draft being gone. */
export async function lookForEvidence(
  ctx: Context,
  send: Send,
  everyMinutes: number,
): Promise<Send | Advanced> {
  const found = await evidence(ctx, send)
  return found.stage === send.stage ? { send: found, restMinutes: everyMinutes } : enter(ctx, send, found)
}

/** Time is up: looks once more, and without evidence has somebody look (待核实). */
export async function leaveToAPerson(ctx: Context, send: Send): Promise<Send | Advanced> {
  const found = await evidence(ctx, send).catch((fault: unknown) => ({
    ...send,
    problem: problemIn(fault),
  }))
  if (found.stage !== send.stage) return enter(ctx, send, found)
  const asked = await enter(ctx, send, { ...found, stage: 'unconfirmed', problem: sayUnconfirmed(found) })
  return { send: asked, restMinutes: slowLookMinutes }
}

/** The send as evidence puts it; at the same stage while there is none. */
function evidence(ctx: Context, send: Send): Promise<Send> {
  return send.messageId === null ? evidenceOfDraft(ctx, send) : evidenceOfMessage(ctx, send, send.messageId)
}

async function evidenceOfMessage(ctx: Context, send: Send, messageId: string): Promise<Send> {
  const status = await wechat(ctx, send.appId).massStatus(messageId)
  switch (status) {
    case 'sent':
      return { ...send, stage: 'sent', problem: null }
    case 'failed':
      return { ...send, stage: 'not-sent', problem: sayFailedSend('send fail') }
    case 'taken-down':
      // It did go out, so that nothing of it may go out again by itself.
      return { ...send, stage: 'unconfirmed', problem: '群发的消息已在公众平台被删除' }
    case 'under-way':
      return { ...send, problem: sayUnconfirmed(send) }
    default:
      return status satisfies never
  }
}

async function evidenceOfDraft(ctx: Context, send: Send): Promise<Send> {
  if (await wechat(ctx, send.appId).draftExists(draftOf(send))) {
    const seen = { ...send, draftSeenAt: ctx.now }
    return { ...seen, problem: sayUnconfirmed(seen) }
  }
  // Once a person was asked to look, a draft that was there may have been sent or deleted by that person.
  const byUs = send.stage !== 'unconfirmed' || send.draftSeenAt === null
  return byUs ? { ...send, stage: 'sent', problem: null } : send
}
