import { refuse, type Instant, type Refusal } from '../_kernel'
import { problemOf, type Problem } from './errors'
import type { Article, Send } from './send'

/** Once the one call that sends is on record, nobody can change what goes out, or whether it does. */
export function refuseChange({ stage }: Send): Refusal | null {
  switch (stage) {
    case 'assembling':
    case 'previewing':
    case 'waiting':
    case 'undecided':
      return null
    case 'sending':
    case 'awaiting-admin':
    case 'confirming':
    case 'unconfirmed':
      return refuse('wrong-state', '已提交微信，不能再调整。')
    case 'by-hand':
      return refuse('wrong-state', '已经交给人工发表，不能再调整。请直接联系发表的人。')
    case 'sent':
      return refuse('wrong-state', '这一期已经发出，不能再调整。')
    case 'not-sent':
      return refuse('wrong-state', '这一期没有发出，稿件已经顺延，不能再调整。')
    default:
      return stage satisfies never
  }
}

/**
 * Other articles, or in another order: a new draft and new previews. What was uploaded is kept. The former draft stays
 * in its box until the new one is there; should it stay for ever, nothing sends it. What testers said counts on if all
 * that is left was before their eyes.
 */
export function rearrange(send: Send, articles: readonly Article[], now: Instant): Send | Refusal {
  const refusal = refuseChange(send)
  if (refusal) return refusal
  const isSeen = isWithin(articles, send.articles)
  return {
    ...send,
    articles,
    stage: send.stage === 'undecided' ? 'undecided' : 'assembling',
    enteredAt: now,
    draftId: null,
    formerDrafts: send.draftId === null ? send.formerDrafts : [...send.formerDrafts, send.draftId],
    previewed: [],
    unreached: [],
    ...(isSeen ? {} : { answers: [], cleared: null }),
    toldOnce: send.toldOnce.filter((told) => told !== 'untested'),
    problem: send.stage === 'undecided' ? send.problem : null,
    troubledSince: null,
    ...goesOn(now),
  }
}

/** Whether nothing is new, and the order is still the same. */
function isWithin(articles: readonly Article[], before: readonly Article[]): boolean {
  const left = before.filter(({ postId }) => articles.some((article) => article.postId === postId))
  return left.length === articles.length && left.every(({ postId }, n) => articles[n]?.postId === postId)
}

/** Ends a send that has not been tried: its posts move on, and are told why. */
export function giveUp(send: Send, why: string, now: Instant): Send | Refusal {
  const refusal = refuseChange(send)
  return refusal ?? ended(send, problemOf(why), now)
}

/** It will not go out; every post is told, and moves on. */
export function ended(send: Send, problem: Problem, now: Instant): Send {
  const articles = send.articles.map((article) => ({ ...article, told: false }))
  return { ...send, articles, stage: 'not-sent', enteredAt: now, decideBy: null, problem, ...goesOn(now) }
}

/** Whoever works on it finds it changed, and the clock takes it up at once. */
export function goesOn(now: Instant): Pick<Send, 'dueAt' | 'leasedUntil'> {
  return { dueAt: now, leasedUntil: null }
}
