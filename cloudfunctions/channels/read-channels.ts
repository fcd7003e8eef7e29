import type { Channel } from '../../shared/channels'
import type { EffectiveRules, EnactedRulebook } from '../../shared/rulebooks'
import type { Context } from '../_platform/context'
import { allEnacted } from '../_platform/enacted'

/** More than a company has; CloudBase gives 1,000 documents at most. */
const mostChannels = 100

const everything = { where: {}, orderBy: ['_id', 'asc'], limit: mostChannels } as const

export function allChannels({ db }: Pick<Context, 'db'>): Promise<Channel[]> {
  return db.find('channels', everything)
}

/** A channel, all that holds for it, and the rulebooks that say so. */
export type RuledChannel = {
  readonly channel: Channel
  readonly rules: EffectiveRules
  readonly books: readonly EnactedRulebook[]
}

export async function ruledChannels(ctx: Pick<Context, 'db'>): Promise<RuledChannel[]> {
  const { db } = ctx
  const [channels, allRules, enacted] = await Promise.all([
    allChannels(ctx),
    db.find('effectiveRules', everything),
    allEnacted(db),
  ])
  return channels.flatMap((channel) => {
    const rules = allRules.find(({ channelId }) => channelId === channel._id)
    return rules
      ? [{ channel, rules, books: enacted.filter(({ _id }) => rules.rulebooks.includes(_id)) }]
      : []
  })
}
