import { isRefusal, refuse, remember, type Refusal } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import { mayStopAll } from '../../shared/desk'
import { sayResumed, sayStopped } from '../../shared/notices'
import { factsOfSend, resumeSend, stopSend, type Send } from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'
import { allChannels } from '../channels'
import { replaceWithTrail } from '../trail'
import { refuseNoReason } from './allowed'
import { stopOf, writeSend } from './stop-sending'

type Tap = { readonly commandId: string }

/** How many editions were on their way out, and could still be stopped or resumed. */
export type Reached = { readonly editions: number }

/**
 * Stops every channel: what becomes ready from now on begins stopped, and what is on its way is stopped one by one. In
 * this order nothing slips through between the two; tapped again after a crash, it goes on.
 */
export async function stopAll(
  ctx: StaffContext,
  { commandId, reason }: Tap & { readonly reason: string },
): Promise<Reached | Refusal> {
  const channels = await channelsToStop(ctx)
  if (isRefusal(channels)) return channels
  const unsaid = refuseNoReason(reason)
  if (unsaid) return unsaid
  const stop = stopOf(ctx, reason)
  const deed = { action: 'channel-stopped', comment: stop.reason }
  return changeAll(
    ctx,
    channels,
    (channel) => (channel.stopped ? null : { ...channel, stopped: stop }),
    deed,
    {
      commandId,
      change: (send) => {
        const stopped = stopSend(send, stop, 'all', commandId)
        if (isRefusal(stopped)) return null
        const wording = sayStopped(factsOfSend(send), ctx.person.name, stop.reason)
        return { send: stopped, action: 'send-stopped', comment: stop.reason, wording }
      },
    },
  )
}

/** Lets every channel send again; an edition that was stopped for its own sake stays stopped. */
export async function resumeAll(ctx: StaffContext, { commandId }: Tap): Promise<Reached | Refusal> {
  const channels = await channelsToStop(ctx)
  if (isRefusal(channels)) return channels
  const deed = { action: 'channel-resumed', comment: '' }
  return changeAll(
    ctx,
    channels,
    (channel) => (channel.stopped ? { ...channel, stopped: null } : null),
    deed,
    {
      commandId,
      change: (send) => {
        const resumed = send.stopped?.scope === 'all' ? resumeSend(send, ctx.now, commandId) : null
        if (!resumed || isRefusal(resumed)) return null
        return {
          send: resumed,
          action: 'send-resumed',
          comment: '',
          wording: sayResumed(factsOfSend(send), ctx.person.name),
        }
      },
    },
  )
}

async function channelsToStop(ctx: StaffContext): Promise<Channel[] | Refusal> {
  const channels = await allChannels(ctx)
  if (mayStopAll(ctx.person, channels)) return channels
  return refuse('not-allowed', '只有放行人和部门负责人可以停发或恢复全部渠道。请联系他们。')
}

type SendChange = {
  readonly commandId: string
  readonly change: (send: Send) => Parameters<typeof writeSend>[1] | null
}

async function changeAll(
  ctx: StaffContext,
  channels: readonly Channel[],
  changeChannel: (channel: Channel) => Channel | null,
  { action, comment }: { readonly action: string; readonly comment: string },
  { commandId, change }: SendChange,
): Promise<Reached | Refusal> {
  const { db, person, now } = ctx
  let editions = 0
  for (const { _id } of channels) {
    const outcome = await untilUncontended(ctx.random, async () => {
      const channel = await db.get('channels', _id)
      const changed = channel && changeChannel(channel)
      if (!changed) return
      const after = { ...changed, commands: remember(changed.commands, commandId) }
      const by = { id: person._id, name: person.name }
      const deed = { action, by, at: now, details: { comment } }
      await db.transact((tx) => replaceWithTrail(tx, ctx, 'channels', after, deed))
    })
    if (isRefusal(outcome)) return outcome
  }
  for (const { _id } of channels) {
    for (const found of await onTheirWay(ctx, _id)) {
      const outcome = await untilUncontended(ctx.random, async () => {
        const send = await db.get('sends', found._id)
        const changed = send && change(send)
        if (!changed) return 0
        await writeSend(ctx, changed)
        return 1
      })
      if (isRefusal(outcome)) return outcome
      editions += outcome
    }
  }
  return { editions }
}

/** A channel has one edition on its way, or a few that wait for a person. */
const mostOnTheirWay = 20

function onTheirWay({ db }: StaffContext, channelId: string): Promise<Send[]> {
  const stage = is.oneOf(['assembling', 'previewing', 'waiting'])
  return db.find('sends', { where: { channelId, stage }, limit: mostOnTheirWay })
}
