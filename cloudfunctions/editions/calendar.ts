import { addDays, dayOf, type Day, type Instant } from '../../shared/_kernel'
import { mayAskToAdjust } from '../../shared/adjustments'
import type { Channel } from '../../shared/channels'
import { maySeeDesk } from '../../shared/desk'
import { daysPreparedAhead, earliestEditionDay, type Edition, type EditionState } from '../../shared/editions'
import type { Holidays } from '../../shared/holidays'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { allChannels, editionsBeyondQuota } from '../channels'
import { holidaysBetween } from '../holidays'
import { presentMe, type Me } from '../staff'

export type EditionRow = {
  readonly id: string
  readonly channelId: string
  readonly channelName: string
  readonly day: Day
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly locksAt: Instant
  readonly state: EditionState
  readonly free: number
  readonly taken: number
  readonly plannedPosts: number
  readonly minPosts: number
}

export type Calendar = {
  readonly me: Me
  readonly editions: readonly EditionRow[]
  readonly holidays: Holidays
  readonly earliest: EarliestDays
  /** Channels whose desks this person may open. */
  readonly desks: readonly string[]
  /** Of editions beyond what their account may send (P2), for those who run their channels: what is wrong, by id. */
  readonly beyondQuota: Readonly<Record<string, string>>
  /** The channels whose operator this person is: they may report what it needs (G5). */
  readonly operates: readonly { readonly id: string; readonly name: string }[]
}

/** By channel, the first day that its lead time allows for what is handed in today (G6). */
export type EarliestDays = Readonly<Record<string, Day>>

/** More than the channels of a company have in 60 days. */
const calendarLength = 300

/** What lies ahead on every channel, whoever looks. */
export type Ahead = Awaited<ReturnType<typeof readAhead>>

export async function readAhead(ctx: Context, limit: number) {
  const { db, now } = ctx
  const today = dayOf(now)
  const [editions, holidays, channels, rules] = await Promise.all([
    comingEditions(ctx, limit),
    holidaysBetween(ctx, today, addDays(today, daysPreparedAhead)),
    allChannels(ctx),
    db.findOnly('effectiveRules', { where: {}, limit: mostChannels }, ['channelId', 'leadTime', 'quotas']),
  ])
  const earliest: EarliestDays = Object.fromEntries(
    rules.map(({ channelId, leadTime }) => [channelId, earliestEditionDay(today, leadTime.clearDays)]),
  )
  return { editions, holidays, channels, rules, earliest }
}

export function readCalendar(ctx: Context) {
  return readAhead(ctx, calendarLength)
}

/** What lies ahead on every channel, and which of the days are holidays. */
export async function calendar(ctx: StaffContext, ahead: Ahead): Promise<Calendar> {
  const { editions, holidays, channels, rules, earliest } = ahead
  const run = desksAmong(ctx, channels)
  const own = channels.filter(({ _id }) => run.includes(_id))
  const beyond = own.length > 0 ? await editionsBeyondQuota(ctx, own, rules, editions) : new Map()
  const operates = channels
    .filter((channel) => mayAskToAdjust(ctx.person, channel))
    .map(({ _id, name }) => ({ id: _id, name }))
  const beyondQuota = Object.fromEntries(beyond) as Record<string, string>
  return { me: presentMe(ctx.person), editions, holidays, earliest, desks: run, beyondQuota, operates }
}

/** More than a company has. */
const mostChannels = 100

/** The channels that this person runs: their editions lead to the desk. */
export function desksAmong({ person }: StaffContext, channels: readonly Channel[]): string[] {
  return channels.filter((channel) => maySeeDesk(person, channel)).map(({ _id }) => _id)
}

/** The editions of all channels whose windows have not closed, in the order of their windows. */
async function comingEditions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  limit: number,
): Promise<EditionRow[]> {
  const where = { closesAt: is.after(now) }
  const editions = await db.findOnly('editions', { where, orderBy: ['closesAt', 'asc'], limit }, shownFields)
  return editions.map(presentEdition)
}

const shownFields = [
  'channelId',
  'channelName',
  'day',
  'opensAt',
  'closesAt',
  'locksAt',
  'state',
  'free',
  'places',
  'plannedPosts',
  'minPosts',
] as const

export function presentEdition(edition: Pick<Edition, '_id' | (typeof shownFields)[number]>): EditionRow {
  const {
    _id,
    channelId,
    channelName,
    day,
    opensAt,
    closesAt,
    locksAt,
    state,
    free,
    places,
    plannedPosts,
    minPosts,
  } = edition
  return {
    id: _id,
    channelId,
    channelName,
    day,
    opensAt,
    closesAt,
    locksAt,
    state,
    free,
    taken: places.length,
    plannedPosts,
    minPosts,
  }
}
