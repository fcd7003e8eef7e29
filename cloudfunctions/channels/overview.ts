import { dayOf, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import {
  mayChangeChannels,
  mayCountSends,
  mayNameTesters,
  maySeeSettings,
  type Channel,
} from '../../shared/channels'
import type { MassQuota } from '../../shared/publishing'
import { capacityClause, type EffectiveRules, type Rulebook } from '../../shared/rulebooks'
import { isAdmin } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { waitingFor } from '../approvals'
import { namesOf, presentMe, type Me } from '../staff'
import { quotaOn } from './mass-quota'
import { ownNumbersOf, type OwnNumberRow } from './own-numbers'
import { presentChain, teamIds, type ChainRow } from './present'
import { secretRows, type SecretRow } from './secret-rows'
import { firstDayNotPrepared } from './set-figures'
import { ruledChannels, type RuledChannel } from './read-channels'

export type ChannelRow = Pick<Channel, 'name' | 'kind'> &
  Pick<EffectiveRules, 'cadence' | 'leadTime' | 'figures' | 'maxPosts'> & {
    readonly id: string
    /** Which clause says how many posts an edition has at most. */
    readonly maxPostsClause: string
    /** Those of the company that hold here instead of the regulations'. */
    readonly numbers: readonly OwnNumberRow[]
    readonly rulebooks: readonly (Pick<Rulebook, 'id' | 'version' | 'title'> & {
      /** Whether the company may set its numbers otherwise. */
      readonly settable: boolean
    })[]
    readonly chain: readonly ChainRow[]
    /** Through whose hands goes what information officers hand in; null where they hand in nothing (W1). */
    readonly informantChain: readonly ChainRow[] | null
    /** From this day on editions are made with the figures in force; those before are made already. */
    readonly appliesFrom: Day
    /** Of the account: which are set, and nothing of what they are. */
    readonly secrets: readonly SecretRow[]
    readonly changed: { readonly byName: string; readonly at: Instant } | null
    readonly account: Channel['account']
    /** What the form of its posts names; null where they have none (D2). */
    readonly layout: NonNullable<Channel['layout']> | null
    /** Of this day, or this month (P2). */
    readonly quota: MassQuota | null
    readonly sentElsewhere: Channel['sentElsewhere']
    readonly can: { readonly change: boolean; readonly nameTesters: boolean; readonly count: boolean }
  }

export type Overview = { readonly me: Me; readonly badge: number; readonly channels: readonly ChannelRow[] }

/** Every channel with its figures and the clauses they come from, for admins; their own for those who run one. */
export async function overview(ctx: StaffContext): Promise<Overview | Refusal> {
  const { person } = ctx
  const [all, waiting, adopted] = await Promise.all([
    ruledChannels(ctx),
    waitingFor(ctx),
    ctx.db.find('adoptions', { where: { state: 'in-force' }, orderBy: ['_id', 'asc'], limit: 1_000 }),
  ])
  const ruled = all.filter(({ channel }) => maySeeSettings(person, channel))
  if (ruled.length === 0 && !isAdmin(person))
    return refuse('not-allowed', '渠道设置只对管理员和各渠道的编辑、放行人开放。')
  const [names, secrets] = await Promise.all([
    namesOf(
      ctx,
      ruled.flatMap(({ channel }) => teamIds(channel)),
    ),
    secretRows(
      ctx,
      ruled.map(({ channel }) => channel.account.appId),
    ),
  ])
  const channels = await Promise.all(
    ruled.map(async (each) => ({
      ...(await presentChannel(ctx, each, names)),
      numbers: ownNumbersOf(each, adopted),
      // Who runs a channel has no use for them (G16).
      secrets: (isAdmin(person) && secrets.get(each.channel.account.appId)) || [],
    })),
  )
  return { me: presentMe(person), badge: waiting.length, channels }
}

const elsewhereShown = 10

async function presentChannel(
  ctx: StaffContext,
  { channel, rules, books }: RuledChannel,
  names: ReadonlyMap<string, string>,
): Promise<Omit<ChannelRow, 'secrets' | 'numbers'>> {
  const { cadence, leadTime, figures, maxPosts } = rules
  const { person, now } = ctx
  const { _id, name, kind, account, sentElsewhere } = channel
  return {
    id: _id,
    name,
    kind,
    cadence,
    leadTime,
    figures,
    maxPosts,
    maxPostsClause: capacityClause(rules),
    rulebooks: books.map(({ rulebook: { id, version, title, givenByPlatform } }) => ({
      ...{ id, version, title, settable: givenByPlatform !== true },
    })),
    chain: presentChain(channel, rules.chain, names),
    informantChain: rules.informantChain ? presentChain(channel, rules.informantChain, names) : null,
    appliesFrom: firstDayNotPrepared(ctx, channel),
    changed: await lastChange(ctx, channel),
    account,
    layout: rules.forms ? (channel.layout ?? { groupName: '', footer: '' }) : null,
    quota: await quotaOn(ctx, channel, rules, dayOf(now)),
    sentElsewhere: sentElsewhere.slice(-elsewhereShown),
    can: {
      change: mayChangeChannels(person),
      nameTesters: mayNameTesters(person, channel),
      count: mayCountSends(person, channel),
    },
  }
}

/** Who last set the figures; null while they are those of the company file. */
async function lastChange({ db }: Pick<Context, 'db'>, { _id }: Channel): Promise<ChannelRow['changed']> {
  const where = { subjectId: _id, action: 'figures-set' }
  const [entry] = await db.find('trail', { where, orderBy: ['n', 'desc'], limit: 1 })
  return entry ? { byName: entry.by.name, at: entry.at } : null
}
