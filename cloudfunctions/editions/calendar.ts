import type { Day, Instant } from '../../shared/_kernel'
import type { Edition, EditionState } from '../../shared/editions'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'

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

/** The editions of all channels whose windows have not closed, in the order of their windows. */
export async function comingEditions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  limit: number,
): Promise<EditionRow[]> {
  const where = { closesAt: is.after(now) }
  const editions = await db.find('editions', { where, orderBy: ['closesAt', 'asc'], limit })
  return editions.map(presentEdition)
}

export function presentEdition(edition: Edition): EditionRow {
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
