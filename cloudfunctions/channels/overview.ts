import { refuse, type Refusal } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import type { EffectiveRules, Rulebook } from '../../shared/rulebooks'
import { isAdmin } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { waitingFor } from '../approvals'
import { namesOf, presentMe, type Me } from '../staff'
import { presentChain, teamIds, type ChainRow } from './present'
import { ruledChannels, type RuledChannel } from './read-channels'

export type ChannelRow = Pick<Channel, 'name' | 'kind'> &
  Pick<EffectiveRules, 'cadence' | 'leadTime' | 'figures' | 'maxPosts'> & {
    readonly id: string
    readonly rulebooks: readonly Pick<Rulebook, 'id' | 'version' | 'title'>[]
    readonly chain: readonly ChainRow[]
  }

export type Overview = { readonly me: Me; readonly badge: number; readonly channels: readonly ChannelRow[] }

/** Every channel with its figures and the clauses they come from, for admins. */
export async function overview(ctx: StaffContext): Promise<Overview | Refusal> {
  const { person } = ctx
  if (!isAdmin(person)) return refuse('not-allowed', '只有管理员可以查看渠道设置。')
  const [ruled, waiting] = await Promise.all([ruledChannels(ctx), waitingFor(ctx)])
  const names = await namesOf(
    ctx,
    ruled.flatMap(({ channel }) => teamIds(channel)),
  )
  const channels = ruled.map((each) => presentChannel(each, names))
  return { me: presentMe(person), badge: waiting.length, channels }
}

function presentChannel(
  { channel, rules, books }: RuledChannel,
  names: ReadonlyMap<string, string>,
): ChannelRow {
  const { cadence, leadTime, figures, maxPosts } = rules
  const { _id, name, kind } = channel
  return {
    id: _id,
    name,
    kind,
    cadence,
    leadTime,
    figures,
    maxPosts,
    rulebooks: books.map(({ rulebook: { id, version, title } }) => ({ id, version, title })),
    chain: presentChain(channel, rules, names),
  }
}
