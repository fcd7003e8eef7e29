import { dayOf, refuse, type Day, type Refusal } from '../../shared/_kernel'
import { mayAskFor } from '../../shared/commissions'
import { earliestEditionDay, lastDayForMaterial } from '../../shared/editions'
import type { StaffContext } from '../_platform/context'
import { ruledChannels, type RuledChannel } from '../channels'
import { openEditions } from '../editions'

export type AskChannel = {
  readonly id: string
  readonly name: string
  readonly clearDays: number
  readonly clause: string
  /** The next editions for which material can still come in time. */
  readonly editions: readonly AskEdition[]
}

export type AskEdition = {
  readonly id: string
  readonly day: Day
  readonly dueDay: Day
  readonly free: number
  readonly missing: number
}

export type AskSheet = {
  readonly channels: readonly AskChannel[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  /** What it was opened with, if material for it can still come in time. */
  readonly chosen: { readonly channelId: string; readonly editionId: string } | null
}

const editionsOffered = 10

/** More than a company has. */
const mostUnits = 1000

/** What the department chooses from when it asks for material: its channels, their next editions, the units. */
export async function askSheet(ctx: StaffContext, editionId: string | null): Promise<AskSheet | Refusal> {
  const [ruled, units] = await Promise.all([
    ruledChannels(ctx),
    ctx.db.find('units', { where: {}, orderBy: ['_id', 'asc'], limit: mostUnits }),
  ])
  const own = ruled.filter(({ channel }) => mayAskFor(ctx.person, channel))
  if (own.length === 0)
    return refuse('not-allowed', '只有渠道的编辑和部门负责人可以约稿（G22）。', { clause: 'G22' })
  const channels = await Promise.all(own.map((each) => askChannel(ctx, each)))
  const chosen = channels.find(({ editions }) => editions.some(({ id }) => id === editionId))
  return {
    channels,
    units: units.map(({ _id, name }) => ({ id: _id, name })),
    chosen: chosen && editionId ? { channelId: chosen.id, editionId } : null,
  }
}

async function askChannel(ctx: StaffContext, { channel, rules }: RuledChannel): Promise<AskChannel> {
  const { clearDays, clause } = rules.leadTime
  const earliest = earliestEditionDay(dayOf(ctx.now), clearDays)
  const editions = await openEditions(ctx, channel._id, earliest, editionsOffered)
  return {
    id: channel._id,
    name: channel.name,
    clearDays,
    clause,
    editions: editions.map(({ _id, day, free, minPosts, places }) => ({
      id: _id,
      day,
      dueDay: lastDayForMaterial(day, clearDays),
      free,
      missing: Math.max(0, minPosts - places.length),
    })),
  }
}
