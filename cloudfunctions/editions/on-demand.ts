import { addDays, dayOf, type Day } from '../../shared/_kernel'
import {
  daysPreparedAhead,
  editionsOnDemand,
  hasFreePlace,
  type DayWishes,
  type Edition,
} from '../../shared/editions'
import { record, theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { editionPlan } from './edition-plan'

/** Where a post may go on a channel whose editions are made for one post each; nothing on any other channel. */
export async function* roomOnDemand(
  { db, now }: Pick<Context, 'db' | 'now'>,
  channelId: string,
  earliest: Day,
  { wished, latest }: DayWishes,
): AsyncGenerator<Edition, undefined> {
  const rules = await db.get('effectiveRules', channelId)
  const cadence = rules?.cadence.cadence
  if (!rules || cadence?.kind !== 'continuous') return undefined
  const channel = await db.get('channels', channelId)
  if (!channel) return undefined
  const plan = editionPlan(channel, rules)
  const farthest = addDays(dayOf(now), daysPreparedAhead)
  const through = latest !== null && latest < farthest ? latest : farthest
  const wishedFirst = wished !== null && wished >= earliest && wished <= through ? [wished] : []
  for (const day of daysFrom(wishedFirst, earliest, through)) {
    const possible = editionsOnDemand(plan, cadence.everyMinutes, day)
    const ids = possible.map(({ _id }) => _id)
    const made = new Map((await db.getMany('editions', ids)).map((edition) => [edition._id, edition]))
    yield* possible
      .map((edition) => made.get(edition._id) ?? edition)
      .filter((edition) => hasFreePlace(edition, now))
  }
  return undefined
}

function* daysFrom(first: readonly Day[], from: Day, through: Day): Generator<Day, undefined> {
  yield* first
  for (let day = from; day <= through; day = addDays(day, 1)) if (!first.includes(day)) yield day
  return undefined
}

/** Stores an edition that is made for one post, unless it is stored already. */
export async function makeOnDemand(
  { db, hash, now }: Pick<Context, 'db' | 'hash' | 'now'>,
  edition: Edition,
): Promise<void> {
  const isStored = edition.trail.n > 0
  if (!edition.onDemand || isStored) return
  const details = { day: edition.day, planned: edition.plannedPosts }
  const { subject, entry } = record(
    edition,
    { action: 'edition-planned', by: theSystem, at: now, details },
    hash,
  )
  try {
    await db.transact(async (tx) => {
      await tx.insert('editions', subject)
      await tx.insert('trail', entry)
    })
  } catch (fault) {
    // Somebody made it at this very moment, and has its place.
    if (!(fault instanceof Contention)) throw fault
  }
}
