import { isRefusal, refuse, remember, type Refusal } from '../../shared/_kernel'
import { mayAdoptRulebooks } from '../../shared/channels'
import { adoptionIdOf, type AdoptedRulebook, type EffectiveRules } from '../../shared/rulebooks'
import { newTrail, type Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { insertWithTrail, replaceWithTrail } from '../trail'
import { planAdoption, type ChannelPlan, type Wanted } from './plan-adoption'
import { readSituation } from './read-situation'

export type AdoptCommand = Wanted & { readonly commandId: string }

export type Adopted = { readonly rulebook: string; readonly state: AdoptedRulebook['state'] }

/** The company follows a rulebook, for these units and channels, with these numbers (X1). */
export function adoptRulebook(ctx: StaffContext, command: AdoptCommand): Promise<Adopted | Refusal> {
  return settle(ctx, command, 'in-force')
}

/** The company follows a rulebook no longer; a channel that cannot be without it keeps it from being dropped. */
export function dropRulebook(
  ctx: StaffContext,
  { commandId, rulebook }: Pick<AdoptCommand, 'commandId' | 'rulebook'>,
): Promise<Adopted | Refusal> {
  const nothing = { units: null, channels: [], overrides: [], setAside: [] }
  return settle(ctx, { commandId, rulebook, ...nothing }, 'dropped')
}

function settle(
  ctx: StaffContext,
  command: AdoptCommand,
  state: AdoptedRulebook['state'],
): Promise<Adopted | Refusal> {
  const { db, person, now } = ctx
  const { commandId, rulebook, units, overrides } = command
  return untilUncontended(ctx.random, async () => {
    if (!mayAdoptRulebooks(person)) return refuse('not-allowed', '只有管理员可以采用或停用制度。')
    const situation = await readSituation(ctx)
    const before = situation.adopted.find(({ _id }) => _id === adoptionIdOf(rulebook))
    if (before?.commands.includes(commandId)) return { rulebook, state: before.state }
    const stranger = units?.find((id) => !situation.units.some(({ _id }) => _id === id))
    if (stranger !== undefined)
      return refuse('not-found', '有一个单位已经不在了，请重新选择。', { path: 'units' })
    const plans = planAdoption(situation, command, now)
    if (isRefusal(plans)) return plans
    const changes = settled(plans)
    if (isRefusal(changes)) return changes
    const after: AdoptedRulebook = {
      ...(before ?? { _id: adoptionIdOf(rulebook), schema: 1, version: 1, trail: newTrail, commands: [] }),
      ...{ rulebook, state, units, overrides, since: now },
      commands: remember(before?.commands ?? [], commandId),
    }
    const deed = tell(ctx, state === 'in-force' ? 'adopted' : 'dropped', {
      rulebook,
      units: units?.join(' ') ?? '全公司',
      numbers: overrides.map(({ rule, figure, value }) => `${rule} ${figure} ${value}`).join('；'),
    })
    await db.transact(async (tx) => {
      await (before
        ? replaceWithTrail(tx, ctx, 'adoptions', after, deed)
        : insertWithTrail(tx, ctx, 'adoptions', after, deed))
      for (const { channel, rules } of changes) {
        const inForce = situation.rules.find(({ channelId }) => channelId === channel._id)
        await tx.replace('effectiveRules', { ...rules, version: inForce?.version ?? 1 })
        const setAside = (channel.setAside ?? []).map(({ rule, reason }) => `${rule} ${reason}`).join('；')
        const { plannedPosts } = rules.figures
        const told = tell(ctx, 'rulebooks-set', { rules: rules.inForce, setAside, plannedPosts })
        await replaceWithTrail(tx, ctx, 'channels', channel, told)
      }
    })
    return { rulebook, state }
  })
}

type Settled = { readonly channel: ChannelPlan['channel']; readonly rules: EffectiveRules }

/** The first channel for which it cannot hold says why. */
function settled(plans: readonly ChannelPlan[]): Settled[] | Refusal {
  const changes: Settled[] = []
  for (const { channel, rules } of plans) {
    if (isRefusal(rules)) return { ...rules, message: `${channel.name}：${rules.message}`, path: channel._id }
    changes.push({ channel, rules })
  }
  return changes
}

function tell({ person, now }: StaffContext, action: string, details: Deed['details']): Deed {
  return { action, by: { id: person._id, name: person.name }, at: now, details }
}
