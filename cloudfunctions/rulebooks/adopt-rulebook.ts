import { isRefusal, refuse, remember, type Refusal } from '../../shared/_kernel'
import { mayAdoptRulebooks } from '../../shared/channels'
import {
  adoptionIdOf,
  setNumbers,
  rulebookIdOf,
  versionedId,
  type AdoptedRulebook,
  type EffectiveRules,
  type OwnNumber,
} from '../../shared/rulebooks'
import { newTrail, type Actor, type Deed } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended, type Tx } from '../_platform/database'
import { insertWithTrail, replaceWithTrail } from '../trail'
import { planAdoption, type ChannelPlan, type Situation, type Wanted } from './plan-adoption'
import { readSituation, type WholeSituation } from './read-situation'

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
  const { commandId, rulebook, units } = command
  return untilUncontended(ctx.random, async () => {
    if (!mayAdoptRulebooks(person)) return refuse('not-allowed', '只有管理员可以采用或停用制度。')
    const situation = await readSituation(ctx)
    const before = situation.adopted.find(({ _id }) => _id === adoptionIdOf(rulebook))
    if (before?.commands.includes(commandId)) return { rulebook, state: before.state }
    const stranger = units?.find((id) => !situation.units.some(({ _id }) => _id === id))
    if (stranger !== undefined)
      return refuse('not-found', '有一个单位已经不在了，请重新选择。', { path: 'units' })
    const outdated = refuseOutdated(situation, rulebook)
    if (outdated) return outdated
    const plans = planAdoption(situation, command, now)
    if (isRefusal(plans)) return plans
    const changes = settled(plans)
    if (isRefusal(changes)) return changes
    const by = { id: person._id, name: person.name }
    const overrides = setNumbers(command.overrides, before?.overrides ?? [], { byName: by.name, at: now })
    const after = {
      ...adoptedAfter(before, { ...command, overrides }, state, now),
      commands: remembered(before, commandId),
    }
    const action = state === 'in-force' ? 'adopted' : 'dropped'
    await db.transact((tx) => writeAdoption(tx, ctx, situation, { before, after, changes }, { action, by }))
    return { rulebook, state }
  })
}

function remembered(before: AdoptedRulebook | undefined, commandId: string): string[] {
  return remember(before?.commands ?? [], commandId)
}

/** A rulebook goes forward: an older version than one that is in force is not adopted any more (X1). */
function refuseOutdated({ books, adopted, channels }: Situation, rulebook: string): Refusal | null {
  const version = (versioned: string) => books.find((each) => versionedId(each) === versioned)?.version ?? 0
  const held = [
    ...adopted.filter(({ state }) => state === 'in-force').map((each) => each.rulebook),
    ...channels.flatMap(({ rulebooks }) => rulebooks),
  ].filter((each) => rulebookIdOf(each) === rulebookIdOf(rulebook))
  const newer = held.find((each) => version(each) > version(rulebook))
  if (newer === undefined) return null
  return refuse('stale', `这部制度已施行第 ${version(newer)} 版，请返回列表刷新后再试。`, { clause: 'X1' })
}

export function adoptedAfter(
  before: AdoptedRulebook | undefined,
  { rulebook, units, overrides }: Pick<Wanted, 'rulebook' | 'units' | 'overrides'>,
  state: AdoptedRulebook['state'],
  since: AdoptedRulebook['since'],
): AdoptedRulebook {
  const fresh = { _id: adoptionIdOf(rulebook), schema: 1, version: 1, trail: newTrail, commands: [] }
  return { ...(before ?? fresh), rulebook, state, units, overrides, since }
}

type Adopting = {
  readonly before: AdoptedRulebook | undefined
  readonly after: AdoptedRulebook
  readonly changes: readonly Settled[]
}

/** The rulebook's document and every channel that it changes, each with its trail. */
export async function writeAdoption(
  tx: Tx,
  ctx: Pick<Context, 'now' | 'hash'>,
  { rules: inForce }: Pick<WholeSituation, 'rules'>,
  { before, after, changes }: Adopting,
  { action, by }: { readonly action: string; readonly by: Actor },
): Promise<void> {
  const tell = (told: string, details: Deed['details']): Deed => ({ action: told, by, at: ctx.now, details })
  const deed = tell(action, {
    rulebook: after.rulebook,
    units: after.units?.join(' ') ?? '全公司',
    numbers: sayOverrides(after.overrides),
  })
  await (before
    ? replaceWithTrail(tx, ctx, 'adoptions', after, deed)
    : insertWithTrail(tx, ctx, 'adoptions', after, deed))
  for (const { channel, rules } of changes) {
    const version = inForce.find(({ channelId }) => channelId === channel._id)?.version ?? 1
    await tx.replace('effectiveRules', { ...rules, version })
    const setAside = (channel.setAside ?? []).map(({ rule, reason }) => `${rule} ${reason}`).join('；')
    const { plannedPosts } = rules.figures
    const told = tell('rulebooks-set', { rules: rules.inForce, setAside, plannedPosts })
    await replaceWithTrail(tx, ctx, 'channels', channel, told)
  }
}

function sayOverrides(overrides: readonly OwnNumber[]): string {
  return overrides
    .map(({ rule, figure, value, channelId, reason }) =>
      [channelId, rule, figure, value, reason].filter((part) => part !== undefined).join(' '),
    )
    .join('；')
}

export type Settled = { readonly channel: ChannelPlan['channel']; readonly rules: EffectiveRules }

/** The first channel for which it cannot hold says why. */
export function settled(plans: readonly ChannelPlan[]): Settled[] | Refusal {
  const changes: Settled[] = []
  for (const { channel, rules } of plans) {
    if (isRefusal(rules)) return { ...rules, message: `${channel.name}：${rules.message}`, path: channel._id }
    changes.push({ channel, rules })
  }
  return changes
}
