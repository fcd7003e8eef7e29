import { sayOfSend } from '../../shared/notices'
import {
  factsOfSend,
  problemOf,
  problemOfSilence,
  undecided,
  wayOf,
  type Send,
} from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { wechat } from '../_platform/wechat'
import { draftOf } from './assemble'
import { enter, save, tellingOf } from './stage'
import { problemIn } from './trouble'

/** A draft that has left its box was published, or deleted: somebody is reminded of the links. */
export async function lookAtBox(ctx: Context, send: Send): Promise<Send> {
  if (send.toldOnce.includes('draft-gone')) return send
  if (await wechat(ctx, send.appId).draftExists(draftOf(send)))
    return { ...send, draftSeenAt: ctx.now, problem: null }
  const gone = problemOf('草稿已不在草稿箱里，看来已经发表', '请贴回链接')
  const told: Send = { ...send, problem: gone, toldOnce: [...send.toldOnce, 'draft-gone'] }
  return save(ctx, told, await tellingOf(ctx, send, sayOfSend.pasteLinks(factsOfSend(send))))
}

/**
 * The window has closed without a link. A draft that is still there was not published; of anything else only a person
 * knows.
 */
export async function closeByHand(ctx: Context, send: Send): Promise<Send> {
  if (wayOf(send) === 'hand') return leave(ctx, send)
  try {
    if (!(await wechat(ctx, send.appId).draftExists(draftOf(send)))) return await leave(ctx, send)
  } catch (fault) {
    const { what } = problemIn(fault)
    const look = '请到公众平台核对：已经发表的请贴回链接，没有发表的请标记未发'
    return enter(ctx, send, { ...send, stage: 'unconfirmed', problem: problemOf(what, look) })
  }
  const waits = problemOf('窗口已经关闭，草稿还在草稿箱里，没有人发表', '请决定补发，或让稿件顺延')
  return enter(ctx, send, undecided(send, waits, ctx.now))
}

function leave(ctx: Context, send: Send): Promise<Send> {
  return enter(ctx, send, { ...send, stage: 'unconfirmed', problem: problemOfSilence(send) })
}
