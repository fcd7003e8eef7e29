import { refuse, remember, type Instant, type Refusal } from '../_kernel'
import type { Edition, Shortfall } from './edition'

export const shortfallReasonLimit = 200

/** How many posts an edition lacks of its minimum (差几篇, G2). @param posts those it has, if not all places count */
export function missing(
  { minPosts, places }: Pick<Edition, 'minPosts' | 'places'>,
  posts = places.length,
): number {
  return Math.max(0, minPosts - posts)
}

/** Sends fewer than the minimum, for a reason that stays on record (G2). */
export function acceptShortfall(edition: Edition, why: Shortfall, commandId: string): Edition | Refusal {
  if (edition.state !== 'open' && edition.state !== 'locked') return over(edition)
  if (edition.closesAt <= why.at) return refuse('wrong-state', '这一期的发布窗口已经关闭。')
  if (missing(edition) === 0) return refuse('wrong-state', '这一期篇数已够，无需说明。')
  const explained = { ...edition, shortfall: why, commands: remember(edition.commands, commandId) }
  return edition.state === 'locked' ? { ...explained, dueAt: dueOnceLocked(explained) } : explained
}

/** Leaves an edition out (停刊): its posts move on in the order of submission (G2, G7). */
export function skip(edition: Edition, why: Shortfall, commandId: string): Edition | Refusal {
  if (edition.state === 'locking') return refuse('busy', '这一期正在截稿，请过一分钟再试。')
  if (edition.state !== 'open' && edition.state !== 'locked') return over(edition)
  return {
    ...edition,
    state: 'skipped',
    shortfall: why,
    dueAt: why.at,
    leasedUntil: null,
    commands: remember(edition.commands, commandId),
  }
}

/** All posts of a skipped edition have moved on. */
export function emptied(edition: Edition): Edition {
  return { ...edition, places: [], order: [], free: edition.plannedPosts, dueAt: null, leasedUntil: null }
}

/** When texts close, a shortage for which nobody gave a reason goes on record as such. */
export function dueOnceLocked(edition: Edition): Instant | null {
  return missing(edition) > 0 && edition.shortfall === null ? edition.textsCloseAt : null
}

function over({ state }: Edition): Refusal {
  return state === 'skipped'
    ? refuse('wrong-state', '这一期已经停刊。')
    : refuse('wrong-state', '这一期已经截稿，没有稿件。')
}
