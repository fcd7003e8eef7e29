import { isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import {
  countElsewhere,
  mayChangeChannels,
  mayCountSends,
  mayNameTesters,
  publishWords,
  refuseElsewhere,
  setLayout,
  setPublishing,
  setTesters,
  uncountElsewhere,
  type Channel,
  type PublishBy,
} from '../../shared/channels'
import type { AccountKind } from '../../shared/rulebooks'
import type { Person } from '../../shared/staff'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { replaceWithTrail } from '../trail'

type Tap = { readonly commandId: string; readonly channelId: string }

export type ChannelSet = { readonly done: true }

export type PublishingCommand = Tap & {
  readonly publishBy: PublishBy
  readonly kind: AccountKind
  /** Who confirms each mass send in WeChat; null while that protection is off. */
  readonly confirmerId: string | null
}

/** How a channel's editions go out, what kind of account it is, and who confirms for it in WeChat. */
export function changePublishing(
  ctx: StaffContext,
  command: PublishingCommand,
): Promise<ChannelSet | Refusal> {
  const { publishBy, kind, confirmerId } = command
  const otherwise = refuse('not-allowed', '只有管理员可以修改渠道的发出方式。')
  return changeChannel(ctx, command, mayChangeChannels, otherwise, async (channel) => {
    const names = await knownNames(ctx, confirmerId === null ? [] : [confirmerId])
    const name = confirmerId === null ? null : names.get(confirmerId)
    if (name === undefined)
      return refuse('bad-input', '没有这位管理员，请重新选择。', { path: 'confirmerId' })
    const confirmer = confirmerId === null || name === null ? null : { personId: confirmerId, name }
    const after = setPublishing(channel, { publishBy, kind, confirmer }, command.commandId)
    if (isRefusal(after)) return after
    const details = { way: publishWords[publishBy].name, kind, confirmer: name }
    return { after, action: 'publishing-set', details }
  })
}

export type TestersCommand = Tap & {
  readonly testers: readonly { readonly personId: string; readonly wechatName: string }[]
}

/** Who gets the previews of a channel, and answers them (W3). */
export function changeTesters(ctx: StaffContext, command: TestersCommand): Promise<ChannelSet | Refusal> {
  const otherwise = refuse('not-allowed', '测试人由管理员或本渠道的编辑指定。')
  return changeChannel(ctx, command, mayNameTesters, otherwise, async (channel) => {
    const names = await knownNames(
      ctx,
      command.testers.map(({ personId }) => personId),
    )
    const stranger = command.testers.find(({ personId }) => !names.has(personId))
    if (stranger) return refuse('bad-input', '有一位测试人已经不在职，请重新选择。', { path: 'testers' })
    const testers = command.testers.map(({ personId, wechatName }) => ({
      personId,
      name: names.get(personId) ?? '',
      wechatName: wechatName.trim(),
    }))
    const after = setTesters(channel, testers, command.commandId)
    if (isRefusal(after)) return after
    return { after, action: 'testers-set', details: { testers: testers.map(({ name }) => name).join('、') } }
  })
}

/** What the form of a channel's posts names (D2); it counts from the next tap on 套用版式 on. */
export function changeLayout(
  ctx: StaffContext,
  command: Tap & { readonly layout: NonNullable<Channel['layout']> },
): Promise<ChannelSet | Refusal> {
  const otherwise = refuse('not-allowed', '只有管理员可以修改渠道的版式。')
  return changeChannel(ctx, command, mayChangeChannels, otherwise, (channel) => {
    const groupName = command.layout.groupName.trim()
    const footer = command.layout.footer.trim()
    if (groupName === '')
      return refuse('bad-input', '请填写标题前的集团名，例如“青梧”（D2）。', {
        clause: 'D2',
        path: 'layout.groupName',
      })
    const after = setLayout(channel, { groupName, footer }, command.commandId)
    return { after, action: 'layout-set', details: { groupName, footer } }
  })
}

/** A mass send that somebody made in WeChat's console counts against the quota (P2). */
export function recordSent(
  ctx: StaffContext,
  command: Tap & { readonly day: Day },
): Promise<ChannelSet | Refusal> {
  const { person, now } = ctx
  const { day, commandId } = command
  return changeChannel(ctx, command, mayCountSends, countedByOthers, (channel) => {
    const refusal = refuseElsewhere(day, now)
    if (refusal) return refusal
    const sent = { day, times: 1, by: person._id, byName: person.name, at: now }
    return { after: countElsewhere(channel, sent, commandId), action: 'sent-by-hand', details: { day } }
  })
}

/** Takes back what was recorded by mistake. */
export function unrecordSent(
  ctx: StaffContext,
  command: Tap & { readonly day: Day },
): Promise<ChannelSet | Refusal> {
  const { day, commandId } = command
  return changeChannel(ctx, command, mayCountSends, countedByOthers, (channel) => {
    const after = uncountElsewhere(channel, day, commandId)
    return isRefusal(after) ? after : { after, action: 'sent-by-hand-taken-back', details: { day } }
  })
}

const countedByOthers = refuse('not-allowed', '手动群发由本渠道的编辑、放行人或管理员登记。')

type Change = {
  readonly after: Channel
  readonly action: string
  readonly details: Deed['details']
}

async function changeChannel(
  ctx: StaffContext,
  { channelId, commandId }: Tap,
  may: (person: Person, channel: Channel) => boolean,
  otherwise: Refusal,
  decide: (channel: Channel) => Change | Refusal | Promise<Change | Refusal>,
): Promise<ChannelSet | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const channel = await db.get('channels', channelId)
    if (!channel) return refuse('not-found', '没有这个渠道，请刷新后再试。', { path: 'channelId' })
    if (!may(person, channel)) return otherwise
    if (channel.commands.includes(commandId)) return done
    const changed = await decide(channel)
    if (isRefusal(changed)) return changed
    const by = { id: person._id, name: person.name }
    const { after, action, details } = changed
    await db.transact((tx) => replaceWithTrail(tx, ctx, 'channels', after, { action, by, at: now, details }))
    return done
  })
}

const done: ChannelSet = { done: true }

/** The names of those of these people who are there. */
async function knownNames(ctx: StaffContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await ctx.db.getMany('people', [...new Set(ids)])
  return new Map(people.filter(({ active }) => active).map(({ _id, name }) => [_id, name]))
}
