import { expiredHolds, nextHoldDue, type Edition } from '../../shared/editions'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'
import { givePlaceBack } from './places'

const editionsAtOnce = 20

/**
 * Gives back places whose hold has run out and at which no post points: what a lost call, or one that was killed
 * between taking the place and writing the post, left behind (decision 11).
 * @param holdsInUse tells which holds of an edition belong to posts that point at it
 */
export async function reclaimPlaces(
  ctx: Context,
  holdsInUse: (ctx: Context, edition: Edition) => Promise<ReadonlySet<string>>,
): Promise<void> {
  const { db, now } = ctx
  const editions = await db.find('editions', {
    where: { state: 'open', holdsDueAt: is.atMost(now) },
    orderBy: ['holdsDueAt', 'asc'],
    limit: editionsAtOnce,
  })
  for (const edition of editions) {
    const kept = await holdsInUse(ctx, edition)
    const lost = expiredHolds(edition, now).filter(({ holdId }) => !kept.has(holdId))
    for (const { holdId } of lost) await givePlaceBack(ctx, edition._id, holdId)
    // Whatever changed it meanwhile, this very loop included, has it looked at once more.
    const { version } = edition
    await db.updateIf('editions', edition._id, { version }, { holdsDueAt: nextHoldDue(edition, now) })
  }
}
