import { expiredHolds, type Edition } from '../../shared/editions'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'
import { givePlaceBack } from './places'

const editionsAtOnce = 100

/**
 * Gives back places whose hold has run out and at which no post points: what a lost call, or one that was killed
 * between taking the place and writing the post, left behind (decision 11).
 * @param pointsHere tells which of the posts point at this edition under these holds
 */
export async function reclaimPlaces(
  ctx: Context,
  pointsHere: (ctx: Context, edition: Edition) => Promise<ReadonlySet<string>>,
): Promise<number> {
  const { db, now } = ctx
  const where = { closesAt: is.after(now) }
  const editions = await db.find('editions', { where, orderBy: ['closesAt', 'asc'], limit: editionsAtOnce })
  let reclaimed = 0
  for (const edition of editions.filter(({ state }) => state === 'open')) {
    const expired = expiredHolds(edition, now)
    if (expired.length === 0) continue
    const kept = await pointsHere(ctx, edition)
    for (const { holdId } of expired) {
      if (!kept.has(holdId) && (await givePlaceBack(ctx, edition._id, holdId))) reclaimed += 1
    }
  }
  return reclaimed
}
