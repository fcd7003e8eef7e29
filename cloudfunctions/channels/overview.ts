import { refuse, type Refusal } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import type { EffectiveRules } from '../../shared/rulebooks'
import { isAdmin } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { waitingFor } from '../approvals'
import { namesOf, presentMe, type Me } from '../staff'
import { presentChain, teamIds, type ChainRow } from './present'

export type ChannelRow = Pick<Channel, 'name' | 'kind'> &
  Pick<EffectiveRules, 'cadence' | 'leadTime' | 'figures' | 'rulebooks' | 'maxPosts'> & {
    readonly id: string
    readonly chain: readonly ChainRow[]
  }

export type Overview = { readonly me: Me; readonly badge: number; readonly channels: readonly ChannelRow[] }

const mostChannels = 100

/** Every channel with its figures and the clauses they come from, for admins. */
export async function overview(ctx: StaffContext): Promise<Overview | Refusal> {
  const { db, person } = ctx
  if (!isAdmin(person)) return refuse('not-allowed', '只有管理员可以查看渠道设置。')
  const everything = { where: {}, orderBy: ['_id', 'asc'], limit: mostChannels } as const
  const [channels, allRules, waiting] = await Promise.all([
    db.find('channels', everything),
    db.find('effectiveRules', everything),
    waitingFor(ctx),
  ])
  const names = await namesOf(ctx, channels.flatMap(teamIds))
  const rows = channels.flatMap((channel) => {
    const rules = allRules.find((candidate) => candidate.channelId === channel._id)
    return rules ? [presentChannel(channel, rules, names)] : []
  })
  return { me: presentMe(person), badge: waiting.length, channels: rows }
}

function presentChannel(
  channel: Channel,
  rules: EffectiveRules,
  names: ReadonlyMap<string, string>,
): ChannelRow {
  const { cadence, leadTime, figures, rulebooks, maxPosts } = rules
  const { _id, name, kind } = channel
  return {
    id: _id,
    name,
    kind,
    cadence,
    leadTime,
    figures,
    rulebooks,
    maxPosts,
    chain: presentChain(channel, rules, names),
  }
}
