import { refuse, remember, type Instant, type Refusal } from '../_kernel'
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
  if (post.state === 'returned') return null
  return refuse('wrong-state', '这篇稿件不在“已退回”状态，不能重新提交。请刷新后查看它的最新进展。')
}

/** Qualified material handed in again after a return: a new place, a new start of the lead time (G10). */
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
  return {
    ...post,
    ...told,
    revision,
    place,
    settled: false,
    state: 'in-approval',
    submittedAt: at,
    sortKey: sortKeyOf(at, post._id),
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
  return { ...post, state: 'returned', place: null, settled: false, waitsForPlace: false }
}

/** Its edition locked without it: the next one with a free place, or none while all are full (G7). */
export function moveOn(post: Post, place: PostPlace | null): Post {
  return { ...post, place, waitsForPlace: place === null }
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
