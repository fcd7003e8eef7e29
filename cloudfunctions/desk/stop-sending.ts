import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import type { Stop } from '../../shared/channels'
import { mayStop } from '../../shared/desk'
import { sayResumed, sayStopped, type Wording } from '../../shared/notices'
import { factsOfSend, resumeSend, sendIdOf, stopSend, type Send } from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { editorsAndPublishers } from '../publishing'
import { replaceWithTrail } from '../trail'
import { editionFor, refuseNoReason, type Rule } from './allowed'
import { done, type Done } from './reorder-posts'

const stopping: Rule = {
  may: mayStop,
  otherwise: refuse('not-allowed', '只有本渠道的编辑、放行人和部门负责人可以停发和恢复。请联系他们。'),
}

export type Tap = { readonly commandId: string; readonly editionId: string }

/** Keeps one edition from being sent (停发), until WeChat is asked. Either this or the sending is on record first. */
export function stopEdition(
  ctx: StaffContext,
  { commandId, editionId, reason }: Tap & { readonly reason: string },
): Promise<Done | Refusal> {
  return changeSend(ctx, { commandId, editionId }, stopping, (send) => {
    const stopped = refuseNoReason(reason) ?? stopSend(send, stopOf(ctx, reason), 'edition', commandId)
    if (isRefusal(stopped)) return stopped
    const wording = sayStopped(factsOfSend(send), ctx.person.name, reason.trim())
    return { send: stopped, action: 'send-stopped', comment: reason.trim(), wording }
  })
}

/** Lets it go out: at once, if its window is open. */
export function resumeEdition(ctx: StaffContext, tap: Tap): Promise<Done | Refusal> {
  return changeSend(ctx, tap, stopping, (send, allStopped) => {
    if (allStopped && send.stopped?.scope === 'all')
      return refuse('wrong-state', '全部渠道都已停发，请先恢复全部渠道。')
    const resumed = resumeSend(send, ctx.now, tap.commandId)
    if (isRefusal(resumed)) return resumed
    return {
      send: resumed,
      action: 'send-resumed',
      comment: '',
      wording: sayResumed(factsOfSend(send), ctx.person.name),
    }
  })
}

export type Changed = {
  readonly send: Send
  readonly action: string
  readonly comment: string
  /** What the others who run the channel are told; null when the stage that it enters says it anyway. */
  readonly wording: Wording | null
}

/** One tap of somebody who may do this to an edition on its way out. */
export function changeSend(
  ctx: StaffContext,
  { commandId, editionId }: Tap,
  rule: Rule,
  decide: (send: Send, allStopped: boolean) => Changed | Refusal,
): Promise<Done | Refusal> {
  return untilUncontended(ctx.random, async () => {
    const desk = await editionFor(ctx, editionId, rule)
    if (isRefusal(desk)) return desk
    const send = await ctx.db.get('sends', sendIdOf(editionId))
    if (!send) return refuse('wrong-state', '这一期还没有截稿，没有可以停发的。可以暂缓稿件，或停刊。')
    if (send.commands.includes(commandId)) return done
    const changed = decide(send, desk.channel.stopped !== null)
    if (isRefusal(changed)) return changed
    await writeSend(ctx, changed)
    return done
  })
}

/** Writes a send that a person changed, and tells the others who run the channel. @throws Contention */
export async function writeSend(
  ctx: StaffContext,
  { send, action, comment, wording }: Changed,
): Promise<void> {
  const { person, now } = ctx
  const team = await editorsAndPublishers(ctx, send.channelId)
  const others = team.filter((id) => id !== person._id)
  const by = { id: person._id, name: person.name }
  await ctx.db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'sends', send, { action, by, at: now, details: { comment } })
    if (wording) await notify(tx, ctx, others, wording, { screen: 'edition', id: send.editionId })
  })
}

export function stopOf({ person, now }: StaffContext, reason: string): Stop {
  return { by: person._id, byName: person.name, reason: reason.trim(), at: now }
}
