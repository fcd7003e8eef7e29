import { addMinutes, dayOf } from '../_kernel'
import { sayOfSend, type SendFacts, type Wording } from '../notices'
import { confirmerMinutes } from './next-step'
import { sayProblem } from './errors'
import { isByHand } from './resend'
import { wayOf, type Send, type Stage } from './send'

/** What the channel's editors and publishers have to know at once when a send enters a stage. */
export function newsOfStage(before: Stage, send: Send): Wording | null {
  const facts = factsOfSend(send)
  const { stage, closesAt, decideBy, problem } = send
  const why = problem ? sayProblem(problem) : '发布窗口已过'
  switch (stage) {
    case 'by-hand':
      return wayOf(send) === 'hand'
        ? sayOfSend.publishByHand(facts, closesAt)
        : sayOfSend.finishDraft(facts, closesAt, whyByHand(send))
    case 'undecided':
      return decideBy === null || send.articles.length === 0
        ? null
        : sayOfSend.undecided(facts, why, decideBy)
    case 'unconfirmed':
      return sayOfSend.unconfirmed(facts, why)
    case 'not-sent':
      return sayOfSend.ended(facts, problem?.what ?? '发布窗口已过')
    case 'sent':
      if (send.removed === 'platform') return sayOfSend.removedByPlatform(facts)
      if (send.removed === 'user') return sayOfSend.removedByUser(facts)
      return ['unconfirmed', 'not-sent', 'undecided'].includes(before) ? sayOfSend.confirmed(facts) : null
    case 'assembling':
    case 'previewing':
    case 'waiting':
    case 'sending':
    case 'awaiting-admin':
    case 'confirming':
      return null
    default:
      return stage satisfies never
  }
}

/** What the account's administrator has to do in WeChat, now that it asks. */
export function newsForConfirmer(send: Send): Wording | null {
  if (send.stage !== 'awaiting-admin' || send.attemptedAt === null) return null
  return sayOfSend.asks(factsOfSend(send), addMinutes(send.attemptedAt, confirmerMinutes))
}

/** Why a person publishes what the channel would send by itself; empty where that is the channel's way. */
export function whyByHand(send: Send): string {
  if (!isByHand(send) || send.publishBy === 'draft' || send.publishBy === 'hand') return ''
  if (send.consoleOnly) return '微信接口不接受这一期'
  return '含有视频，微信接口不接受（P3）'
}

export function factsOfSend({ channelName, opensAt, articles }: Send): SendFacts {
  return { channelName, day: dayOf(opensAt), headTitle: articles[0]?.title ?? null }
}
