import { addMinutes, newId, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import { freeEditions, holdMinutes, type Edition, type Place } from '../../shared/editions'
import type { Context } from '../_platform/context'
import { change, is } from '../_platform/database'

export type Taken = { readonly edition: Edition; readonly place: Place }

/** The next open editions of a channel that may have a free place, in order of their days. */
export function openEditions({ db }: Pick<Context, 'db'>, channelId: string, from: Day): Promise<Edition[]> {
  const where = { channelId, state: 'open', day: is.atLeast(from), free: is.after(0) }
  return db.find('editions', { where, orderBy: ['day', 'asc'], limit: 10 })
}

/** How often the list of editions is read again when all that it held were taken meanwhile. */
const readings = 8

/**
 * Takes a place in the first edition on or after `earliest` that has one (G6, G7), before the transaction that
 * points the post at it: one conditional update, so that no place is given twice (decision 11).
 * @param read open editions that the caller has read already, together with what else it loads
 */
export async function takePlace(
  ctx: Pick<Context, 'db' | 'now' | 'random'>,
  post: { readonly id: string; readonly channelId: string; readonly submittedAt: Instant },
  earliest: Day,
  read?: readonly Edition[],
): Promise<Taken | Refusal> {
  const { db, now, random } = ctx
  const place: Place = {
    postId: post.id,
    holdId: newId(random),
    submittedAt: post.submittedAt,
    holdExpiresAt: addMinutes(now, holdMinutes),
  }
  for (let reading = 1; reading <= readings; reading += 1) {
    const known = reading === 1 ? read : undefined
    const open = known ?? (await openEditions(ctx, post.channelId, earliest))
    const candidates = freeEditions(open, earliest, now)
    if (candidates.length === 0) break
    for (const edition of candidates) if (await take(db, edition._id, place)) return { edition, place }
  }
  return refuse('no-place', '未来六十天的版位都已排满，请与编辑联系，或稍后再试。', { clause: 'G7' })
}

function take(db: Context['db'], editionId: string, place: Place): Promise<boolean> {
  return db.updateIf(
    'editions',
    editionId,
    { state: 'open', free: is.after(0) },
    { free: change.by(-1), places: change.push(place), holdsDueAt: place.holdExpiresAt },
  )
}

/** Gives back exactly the place that was taken under this hold; doing it twice changes nothing. */
export async function givePlaceBack(
  { db }: Pick<Context, 'db'>,
  editionId: string,
  holdId: string,
): Promise<boolean> {
  return db.updateIf(
    'editions',
    editionId,
    { 'places.holdId': holdId },
    { free: change.by(1), places: change.pull({ holdId }) },
  )
}
