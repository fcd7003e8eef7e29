import type { Channel } from '../../shared/channels'
import type { EditionPlan } from '../../shared/editions'
import type { EffectiveRules } from '../../shared/rulebooks'

/** What a channel's editions are made from. */
export function editionPlan(channel: Channel, { cadence, figures, maxPosts }: EffectiveRules): EditionPlan {
  const { window, windowsOn = [], minPosts } = cadence
  const { plannedPosts, lockMinutes, textsCloseMinutes } = figures
  return {
    channelId: channel._id,
    channelName: channel.name,
    window,
    windowsOn,
    minPosts,
    plannedPosts,
    maxPosts,
    lockMinutes,
    textsCloseMinutes,
  }
}
