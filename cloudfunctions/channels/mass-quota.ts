import { addDays, dayOf, instantAt, isRefusal, type Day } from '../../shared/_kernel'
import { countElsewhere, type Channel } from '../../shared/channels'
import { isUsedUp, massQuota, sayQuota, wayOf, type MassQuota, type Send } from '../../shared/publishing'
import type { EditionState } from '../../shared/editions'
import type { EffectiveRules } from '../../shared/rulebooks'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'
import { replaceWithTrail } from '../trail'

/** More sends than a channel has in a month. */
const mostSends = 100

/** The days of this month on which editions of a channel went out to its followers. */
async function sentDays(
  { db }: Pick<Context, 'db'>,
  channelId: string,
  day: Day,
  except?: string,
): Promise<Day[]> {
  const month = day.slice(0, 7)
  const opensAt = is.between(
    instantAt(addDays(`${month}-01` as Day, -1), '23:59'),
    instantAt(addDays(`${month}-28` as Day, 4), '23:59'),
  )
  const sends = await db.find('sends', { where: { channelId, opensAt }, limit: mostSends })
  const counted = sends.filter((send) => send._id !== except && countsAsMassSend(send))
  return counted.map(({ attemptedAt, opensAt: at }) => dayOf(attemptedAt ?? at))
}

/** What only became public, or did not go out, uses nothing up. */
function countsAsMassSend(send: Send): boolean {
  if (wayOf(send) === 'publish') return false
  return ['sending', 'awaiting-admin', 'confirming', 'unconfirmed', 'sent'].includes(send.stage)
}

/**
 * The quota of a channel's account on a day, with what has been sent so far; null where nothing limits it.
 * @param except a send that is not counted, because it is the one that wants to go out
 */
export async function quotaOn(
  ctx: Pick<Context, 'db'>,
  channel: Pick<Channel, '_id' | 'account' | 'sentElsewhere'>,
  rules: Pick<EffectiveRules, 'quotas'>,
  day: Day,
  except?: string,
): Promise<MassQuota | null> {
  if (channel.account.publishBy === 'publish') return null
  const own = await sentDays(ctx, channel._id, day, except)
  return massQuota(rules.quotas, channel.account.kind, day, own, channel.sentElsewhere)
}

/**
 * WeChat says that nothing is left (45028), though by our count there is: somebody sent by hand and did not record it.
 * From now on it counts.
 */
export async function learnNoQuota(ctx: Context, { channelId }: Pick<Send, 'channelId'>): Promise<void> {
  const { db, now } = ctx
  const learned = await untilUncontended(ctx.random, async () => {
    const [channel, rules] = await Promise.all([
      db.get('channels', channelId),
      db.get('effectiveRules', channelId),
    ])
    const day = dayOf(now)
    const quota = channel && rules && (await quotaOn(ctx, channel, rules, day))
    if (!channel || !quota || quota.used >= quota.limit) return
    const times = quota.limit - quota.used
    const deed = { action: 'quota-corrected', by: theSystem, at: now, details: { day, times } }
    const corrected = countElsewhere(channel, { day, times, by: theSystem.id, byName: '微信', at: now })
    await db.transact((tx) => replaceWithTrail(tx, ctx, 'channels', corrected, deed))
  })
  // The count is a help to people: that it could not be written must not keep the send from going on.
  if (isRefusal(learned)) return
}

/** An edition as far as it uses up a mass send. */
type Planned = {
  readonly id: string
  readonly channelId: string
  readonly day: Day
  readonly state: EditionState
}

/**
 * What is said of editions for which the account will have no mass send left (P2), by their ids: counting what was
 * sent, by hand too, and the editions before them. So that it is known weeks before, and not at 16:59.
 */
export async function editionsBeyondQuota(
  { db, now }: Pick<Context, 'db' | 'now'>,
  channels: readonly Channel[],
  rules: readonly Pick<EffectiveRules, 'channelId' | 'quotas'>[],
  editions: readonly Planned[],
): Promise<ReadonlyMap<string, string>> {
  const thisMonth = instantAt(`${dayOf(now).slice(0, 7)}-01` as Day, '00:00')
  const sends = await db.find('sends', { where: { opensAt: is.atLeast(thisMonth) }, limit: mostSends })
  return new Map(
    channels.flatMap((channel): [string, string][] => {
      const { publishBy, kind } = channel.account
      const quotas = rules.find(({ channelId }) => channelId === channel._id)?.quotas
      if (!quotas || publishBy === 'publish') return []
      const sent = sends
        .filter((send) => send.channelId === channel._id && countsAsMassSend(send))
        .map(({ opensAt }) => dayOf(opensAt))
      const planned = editions.filter(
        ({ channelId, state }) => channelId === channel._id && (state === 'open' || state === 'locking'),
      )
      return planned.flatMap(({ id, day }, n): [string, string][] => {
        const before = planned.slice(0, n).map((edition) => edition.day)
        const quota = massQuota(quotas, kind, day, [...sent, ...before], channel.sentElsewhere)
        return quota && isUsedUp(quota) ? [[id, sayQuota(quota)]] : []
      })
    }),
  )
}
