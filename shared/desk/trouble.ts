import { minutesBetween, type Instant } from '../_kernel'
import { missing, type Edition } from '../editions'
import type { Post } from '../posts'
import type { Send } from '../publishing'
import { toDo, type ToDo } from './to-do'

/** So long before the lock a post that has not passed is late. */
const lateMinutes = 4 * 60

/**
 * What an edition of today wants its editor for, in a few words: it is short, late, or its sending is in trouble. Null
 * when it needs nobody.
 * @param posts those that have a place in it, while it is open
 */
export function troubleOf(
  edition: Edition,
  posts: readonly Pick<Post, 'state' | 'held'>[],
  send: Send | null,
  now: Instant,
): string | null {
  switch (edition.state) {
    case 'open':
    case 'locking':
      return [...sayShort(edition, edition.places.length), ...sayLate(edition, posts, now)].join('，') || null
    case 'locked':
      return (
        send &&
        (sayTrouble(send, now) ??
          (isUnsent(send) ? sayShort(edition, send.articles.length)[0] : null) ??
          null)
      )
    case 'empty':
      return now < edition.closesAt ? '截稿时没有稿件，今天不发' : null
    case 'skipped':
      return null
    default:
      return edition.state satisfies never
  }
}

function sayShort(edition: Edition, posts: number): string[] {
  const lacking = missing(edition, posts)
  return lacking > 0 && !edition.shortfall ? [`差 ${lacking} 篇`] : []
}

function sayLate(
  { locksAt }: Edition,
  posts: readonly Pick<Post, 'state' | 'held'>[],
  now: Instant,
): string[] {
  const late = posts.filter(({ state }) => state !== 'scheduled').length
  return late > 0 && minutesBetween(now, locksAt) <= lateMinutes ? [`${late} 篇还没有通过`] : []
}

/** What waits without haste. */
const calm: readonly ToDo['key'][] = ['test', 'links']

function sayTrouble(send: Send, now: Instant): string | null {
  const { stopped, stage } = send
  const [first] = toDo(send, null, now)
  if (stopped && isUnsent(send)) return `已停发：${stopped.reason}`
  if (stage === 'not-sent' || !first || calm.includes(first.key)) return null
  return first.what
}

function isUnsent({ stage }: Send): boolean {
  return stage === 'assembling' || stage === 'previewing' || stage === 'waiting'
}
