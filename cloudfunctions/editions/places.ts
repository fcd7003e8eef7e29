import {
  addDays,
  addMinutes,
  isRefusal,
  newId,
  refuse,
  sayDay,
  type Day,
  type Instant,
  type Refusal,
} from '../../shared/_kernel'
import {
  anyDay,
  freeEditions,
  holdMinutes,
  type DayWishes,
  type Edition,
  type Place,
} from '../../shared/editions'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { busy, change, is, type Query } from '../_platform/database'
import { makeOnDemand, roomOnDemand } from './on-demand'

export type Taken = { readonly edition: Edition; readonly place: Place }

const pageSize = 10

/**
 * The next open editions of a channel, full ones included, in order of their days. No index can leave the full ones
 * out, so that they are read in short pages: mostly the first has room.
 */
export function openEditions(
  { db }: Pick<Context, 'db'>,
  channelId: string,
  from: Day,
  limit = pageSize,
): Promise<Edition[]> {
  return db.find('editions', openFrom(channelId, from, limit))
}

export function openFrom(channelId: string, from: Day, limit = pageSize): Query {
  return { where: { channelId, state: 'open', day: is.atLeast(from) }, orderBy: ['day', 'asc'], limit }
}

/** The same up to a day, which counts. */
export function openUntil(channelId: string, from: Day, through: Day): Query {
  const day = is.between(addDays(from, -1), addDays(through, 1))
  return { where: { channelId, state: 'open', day }, orderBy: ['day', 'asc'], limit: pageSize }
}

/**
 * The editions in which a post may have a place, best first, read as far as they are asked for (G6, G7).
 * @param read the first of `openEditions` from a day on or before `earliest`, for who has read them already
 */
export async function* editionsWithRoom(
  ctx: Pick<Context, 'db' | 'now'>,
  channelId: string,
  earliest: Day,
  wishes: DayWishes = anyDay,
  read: readonly Edition[] = [],
): AsyncGenerator<Edition, undefined> {
  const { wished, latest } = wishes
  if (wished !== null && wished >= earliest) {
    const known = read.filter(({ day }) => day === wished)
    const asked = known.length > 0 ? known : await openEditions(ctx, channelId, wished, 1)
    yield* freeEditions(asked, wished, ctx.now, { wished, latest: wished })
  }
  for await (const page of openPages(ctx, channelId, earliest, latest, read))
    yield* freeEditions(page, earliest, ctx.now, { wished: null, latest })
  yield* roomOnDemand(ctx, channelId, earliest, wishes)
  return undefined
}

/** Where the first has no room, the next ones mostly have none either. */
const furtherPageSize = 25

async function* openPages(
  ctx: Pick<Context, 'db'>,
  channelId: string,
  earliest: Day,
  latest: Day | null,
  read: readonly Edition[],
): AsyncGenerator<readonly Edition[], undefined> {
  let from: Day | null = earliest
  if (read.length > 0) {
    yield read
    const next = dayAfter(read, pageSize)
    from = next !== null && next < earliest ? earliest : next
  }
  while (from !== null && (latest === null || from <= latest)) {
    const limit: number = from === earliest ? pageSize : furtherPageSize
    const page: Edition[] = await openEditions(ctx, channelId, from, limit)
    yield page
    from = dayAfter(page, limit)
  }
  return undefined
}

/** Where the next page begins; null at the end. */
function dayAfter(page: readonly Edition[], limit: number): Day | null {
  const last = page.at(-1)
  return last && page.length === limit ? addDays(last.day, 1) : null
}

/** How often the list of editions is read again when all that it held were taken meanwhile. */
const readings = 8

/**
 * Takes a place in the first edition on or after `earliest` that has one (G6, G7), before the transaction that
 * points the post at it: one conditional update, so that no place is given twice (decision 11).
 * @param read open editions that the caller has read already, together with what else it loads
 * @param wishes the wished edition is tried first; past the latest none is taken, and the refusal says so
 */
export async function takePlace(
  ctx: Pick<Context, 'db' | 'now' | 'random' | 'hash'>,
  post: { readonly id: string; readonly channelId: string; readonly submittedAt: Instant },
  earliest: Day,
  read: readonly Edition[] = [],
  wishes: DayWishes = anyDay,
): Promise<Taken | Refusal> {
  const { now, random } = ctx
  const place: Place = {
    postId: post.id,
    holdId: newId(random),
    submittedAt: post.submittedAt,
    holdExpiresAt: addMinutes(now, holdMinutes),
  }
  for (let reading = 1; reading <= readings; reading += 1) {
    let hadRoom = false
    const known = reading === 1 ? read : []
    for await (const edition of editionsWithRoom(ctx, post.channelId, earliest, wishes, known)) {
      if (await take(ctx, edition, place)) return { edition, place }
      hadRoom = true
    }
    if (!hadRoom) return wishes.latest === null ? full : fullUntil(wishes.latest)
  }
  return busy
}

const full = refuse('no-place', '未来六十天的版位都已排满，请与编辑联系，或稍后再试。', { clause: 'G7' })

function fullUntil(latest: Day): Refusal {
  const message = `到“最晚”的${sayDay(latest)}为止，各期都已排满。请放宽最晚日期，或与编辑联系、申请加急（G8）。`
  return refuse('no-place', message, { clause: 'G7', limit: sayDay(latest), path: 'wishes.latest' })
}

/** The first edition in which a post may have a place, as it is stored; null when all are full. */
export async function nextWithRoom(
  ctx: Pick<Context, 'db' | 'now' | 'hash'>,
  channelId: string,
  earliest: Day,
  wishes: DayWishes,
): Promise<Edition | null> {
  for await (const edition of editionsWithRoom(ctx, channelId, earliest, wishes)) {
    await makeOnDemand(ctx, edition)
    return ctx.db.get('editions', edition._id)
  }
  return null
}

async function take(
  ctx: Pick<Context, 'db' | 'now' | 'hash'>,
  edition: Edition,
  place: Place,
): Promise<boolean> {
  await makeOnDemand(ctx, edition)
  return ctx.db.updateIf(
    'editions',
    edition._id,
    { state: 'open', free: is.after(0) },
    { free: change.by(-1), places: change.push(place), holdsDueAt: place.holdExpiresAt },
  )
}

/**
 * Gives back exactly the place that was taken under this hold; doing it twice changes nothing. From the moment an
 * edition locks its places are fixed: what no post points at is left out there.
 */
export async function givePlaceBack(
  { db }: Pick<Context, 'db'>,
  editionId: string,
  holdId: string,
): Promise<boolean> {
  return db.updateIf(
    'editions',
    editionId,
    { state: 'open', 'places.holdId': holdId },
    { free: change.by(1), places: change.pull({ holdId }) },
  )
}

/**
 * Has the clock look soon whether posts point at an edition's places: asked before a post lets go of one, so that
 * the place comes free even if whoever gives it back is killed.
 */
export async function lookAtPlacesSoon(
  { db, now }: Pick<Context, 'db' | 'now'>,
  editionId: string,
): Promise<void> {
  await db.updateIf('editions', editionId, { state: 'open' }, { holdsDueAt: addMinutes(now, 1) })
}

/**
 * Runs what uses a taken place, and gives the place back when nothing came of it. After any other fault nobody knows
 * whether the post was written: then the place stays, and the clock reclaims it once it sees that no post points at it.
 */
export async function keepingPlace<T>(
  ctx: Pick<Context, 'db'>,
  { edition, place }: Taken,
  work: () => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    const outcome = await work()
    if (isRefusal(outcome)) await givePlaceBack(ctx, edition._id, place.holdId)
    return outcome
  } catch (fault) {
    if (fault instanceof Contention) await givePlaceBack(ctx, edition._id, place.holdId)
    throw fault
  }
}
