import { refuse, type Instant, type Refusal } from '../_kernel'
import type { Article, Send } from './send'

/** Once the one call that sends is on record, nobody can change what goes out, or whether it does. */
export function refuseChange({ stage }: Send): Refusal | null {
  switch (stage) {
    case 'assembling':
    case 'previewing':
    case 'waiting':
      return null
    case 'sending':
    case 'confirming':
    case 'unconfirmed':
      return refuse('wrong-state', '已提交微信，不能再调整。')
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
 * in its box until the new one is there; should it stay for ever, nothing sends it.
 */
export function rearrange(send: Send, articles: readonly Article[], now: Instant): Send | Refusal {
  const refusal = refuseChange(send)
  if (refusal) return refusal
  return {
    ...send,
    articles,
    stage: 'assembling',
    draftId: null,
    formerDrafts: send.draftId === null ? send.formerDrafts : [...send.formerDrafts, send.draftId],
    previewed: [],
    unreached: [],
    problem: null,
    ...goesOn(now),
  }
}

/** Ends a send that has not been tried: its posts move on, and are told why. */
export function giveUp(send: Send, why: string, now: Instant): Send | Refusal {
  const refusal = refuseChange(send)
  if (refusal) return refusal
  const articles = send.articles.map((article) => ({ ...article, told: false }))
  return { ...send, articles, stage: 'not-sent', problem: why, ...goesOn(now) }
}

/** Whoever works on it finds it changed, and the clock takes it up at once. */
export function goesOn(now: Instant): Pick<Send, 'dueAt' | 'leasedUntil'> {
  return { dueAt: now, leasedUntil: null }
}
