import { refuse, remember, type Day, type Instant, type Refusal } from '../_kernel'
import type { Edition, Place } from '../editions'
import type { Finding } from '../rulebooks'
import type { Post, PostPlace } from './post'

/** A standard that is not met, or that cannot be judged yet, keeps material from being handed in (X2). */
export function refuseSubstandard(findings: readonly Finding[]): Refusal | null {
  const failed = findings.find((finding) => finding.verdict === 'not-met')
  if (failed) {
    const where = failed.item ? `第 ${failed.item} 张图片` : ''
    return refuse(
      'against-rule',
      `${where}不符合“${failed.question}”（${failed.clause}），请修改后再提交。`,
      {
        clause: failed.clause,
        path: failed.rule,
        ...(failed.measured === undefined ? {} : { measured: failed.measured }),
        ...(failed.limit === undefined ? {} : { limit: failed.limit }),
      },
    )
  }
  const unknown = findings.find((finding) => finding.verdict === 'not-known-yet')
  if (!unknown) return null
  return refuse(
    'bad-input',
    `还无法判断“${unknown.question}”（${unknown.clause}），请等图片上传完成后再提交。`,
    {
      clause: unknown.clause,
      path: unknown.rule,
    },
  )
}

export function placeIn({ _id, day, opensAt }: Edition, { holdId }: Pick<Place, 'holdId'>): PostPlace {
  return { editionId: _id, day, opensAt, holdId }
}

export function refuseResubmission(post: Post): Refusal | null {
  if (post.state === 'returned' || post.state === 'changes-asked') return null
  return refuse('wrong-state', '这篇稿件不在“已退回”状态，不能重新提交。请刷新后查看它的最新进展。')
}

/** The place that is kept for changes that were asked for, until their deadline (退改, G10). */
export function keptPlace({ state, place, changesDueAt }: Post, now: Instant): PostPlace | null {
  return state === 'changes-asked' && changesDueAt !== null && now < changesDueAt ? place : null
}

/**
 * Material handed in again. After a return it begins anew, with a new place and a new lead time; the changes that were
 * asked for keep place and turn, if they come in time (G10).
 */
export function resubmit(
  post: Post,
  revision: Post['revision'],
  told: Pick<Post, 'title' | 'coverId' | 'acceptedUnder' | 'approvalId' | 'wishes'>,
  place: PostPlace,
  at: Instant,
  commandId: string,
): Post | Refusal {
  const refusal = refuseResubmission(post)
  if (refusal) return refusal
  const keeps = keptPlace(post, at)?.holdId === place.holdId
  const anew = { settled: false, submittedAt: at, sortKey: sortKeyOf(at, post._id) }
  return {
    ...post,
    ...told,
    ...(keeps ? {} : anew),
    revision,
    place,
    state: 'in-approval',
    changesDueAt: null,
    commands: remember(post.commands, commandId),
  }
}

/** The editor answered with the date: it binds from now on (已排定, G7). */
export function settle(post: Post): Post {
  return { ...post, settled: true }
}

export function schedule(post: Post): Post {
  return { ...post, state: 'scheduled' }
}

/** Substandard material goes back and frees its place (G10). */
export function sendBack(post: Post): Post {
  return leavePlace({ ...post, state: 'returned' })
}

/** It meets the standards, a change is wished: it keeps its place until the deadline (退改, G10). */
export function askChanges(post: Post, changesDueAt: Instant): Post {
  return { ...post, state: 'changes-asked', changesDueAt }
}

/** The changes did not come in time. They may still come, and then wait for a new place (G10). */
export function lapseChanges(post: Post): Post {
  return leavePlace(post)
}

/** Past its latest day a post ends instead of moving on (G7). */
export function expirePost(post: Post): Post {
  return leavePlace({ ...post, state: 'expired' })
}

export function rejectPost(post: Post): Post {
  return leavePlace({ ...post, state: 'rejected' })
}

export function takeBack(post: Post): Post {
  return leavePlace({ ...post, state: 'withdrawn' })
}

/** Taken back after it had passed, with its approvers' consent. */
export function cancelPost(post: Post): Post {
  return leavePlace({ ...post, state: 'cancelled' })
}

function leavePlace(post: Post): Post {
  return {
    ...post,
    ...{ place: null, settled: false, urgent: false, changesDueAt: null },
    ...{ waitsForPlace: false, waitsFrom: null },
  }
}

/** Put into another edition at the desk: fixed there at once if that one has locked. */
export function relocate(post: Post, place: PostPlace | null, into: 'open' | 'locked'): Post {
  const state = into === 'locked' ? 'locked' : post.state === 'locked' ? 'scheduled' : post.state
  return moveOn({ ...post, state }, place)
}

/** Its edition locked without it: the next one with a free place, or none while all are full (G7). */
export function moveOn(post: Post, place: PostPlace | null): Post {
  const waitsFrom = place === null ? (post.place?.day ?? post.waitsFrom ?? null) : null
  return { ...post, place, waitsForPlace: place === null, waitsFrom }
}

/** Its lead time begins while it waits for a place: it gets none before that day (G6). */
export function waitUntil(post: Post, day: Day): Post {
  return post.waitsForPlace ? { ...post, waitsFrom: laterOf(post.waitsFrom, day) } : post
}

/** The first day that what waits for a place may have (G7). */
export function earliestWhileWaiting({ waitsFrom }: Post, tomorrow: Day): Day {
  return laterOf(waitsFrom, tomorrow)
}

function laterOf(one: Day | null, other: Day): Day {
  return one && one > other ? one : other
}

export function lockInto(post: Post): Post {
  return { ...post, state: 'locked' }
}

export function publish(post: Post, link: string | null): Post {
  return { ...post, state: 'published', link }
}

export function sortKeyOf(submittedAt: Instant, postId: string): string {
  return `${submittedAt}_${postId}`
}
