import { missing, type Edition } from '../../shared/editions'
import { sayShort } from '../../shared/notices'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'

/** On the day before, the editors of an edition below its minimum are told, once (G2). Then it waits for its lock. */
export async function lookForShortage(
  ctx: Context,
  editionId: string,
  editors: readonly string[],
): Promise<void> {
  const edition = await ctx.db.get('editions', editionId)
  if (!edition) return
  const looked = { ...edition, dueAt: edition.locksAt, leasedUntil: null }
  await ctx.db.transact(async (tx) => {
    await tx.replace('editions', looked)
    await tellShortage(tx, ctx, edition, editors, 'day-before')
  })
}

/** What has locked below its minimum is told as well, in the transaction that locks it. */
export async function tellShortage(
  tx: Tx,
  ctx: Context,
  edition: Edition,
  editors: readonly string[],
  moment: 'day-before' | 'locked',
): Promise<void> {
  const lacking = missing(edition)
  // A clock that stood still has nobody do what is over.
  if (lacking === 0 || edition.shortfall || edition.closesAt <= ctx.now) return
  const { channelName, day, _id } = edition
  const wording = sayShort(
    { channelName, day, headTitle: null },
    lacking,
    edition.state === 'empty' ? 'empty' : moment,
  )
  await notify(tx, ctx, editors, wording, { screen: 'edition', id: _id })
}

/** Texts have closed below the minimum, and nobody said why: it goes out, and the record says just that (G2). */
export async function closeTexts(ctx: Context, editionId: string): Promise<void> {
  const edition = await ctx.db.get('editions', editionId)
  if (!edition) return
  const lacking = missing(edition)
  const closed = { ...edition, dueAt: null, leasedUntil: null }
  if (lacking === 0 || edition.shortfall) return ctx.db.transact((tx) => tx.replace('editions', closed))
  const deed = { action: 'short-unexplained', by: theSystem, at: ctx.now, details: { missing: lacking } }
  await ctx.db.transact((tx) => replaceWithTrail(tx, ctx, 'editions', closed, deed))
}
