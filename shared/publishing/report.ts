import { addDays, dayOf, type Instant } from '../_kernel'
import { sayFailedSend } from './problem'
import type { Send } from './send'

/** What WeChat tells when a mass send is done (MASSSENDJOBFINISH). */
export type SendReport = {
  readonly appId: string
  readonly messageId: string
  /** WeChat's time, in whole seconds. */
  readonly createdAt: Instant
  readonly succeeded: boolean
  readonly status: string
  /** Addresses of the articles by their place in the message, from 1. */
  readonly links: ReadonlyMap<number, string>
}

/**
 * Which send a report of an unknown message can be about: one of that account whose call went out, at that time or on
 * the day before, and whose answer never came. Whatever else it tells of was sent by a person.
 */
export function sendReported(sends: readonly Send[], report: SendReport): Send | null {
  const latestFirst = [...sends].sort((a, b) => ((a.attemptedAt ?? '') < (b.attemptedAt ?? '') ? 1 : -1))
  return latestFirst.find((send) => canBeAbout(report, send)) ?? null
}

function canBeAbout({ appId, createdAt, links }: SendReport, send: Send): boolean {
  const { attemptedAt } = send
  if (send.appId !== appId || send.messageId !== null || attemptedAt === null) return false
  if (wholeSeconds(attemptedAt) > createdAt || addDays(dayOf(attemptedAt), 1) < dayOf(createdAt)) return false
  return links.size === 0 || links.size === send.articles.length
}

function wholeSeconds(instant: Instant): Instant {
  return instant.replace(/\.\d+Z$/, '.000Z') as Instant
}

/** The send as it stands after a report; the very same when the report tells nothing new. */
export function afterReport(send: Send, { messageId, succeeded, status, links }: SendReport): Send {
  const stage = succeeded ? 'sent' : 'not-sent'
  const articles = send.articles.map((article, index) => {
    const link = succeeded ? (links.get(index + 1) ?? article.link) : null
    return link === article.link ? article : { ...article, link, told: false }
  })
  const isNew = articles.some((article, index) => article !== send.articles[index])
  if (send.stage === stage && send.messageId === messageId && !isNew) return send
  const problem = succeeded ? null : sayFailedSend(status)
  return { ...send, stage, messageId, articles, problem }
}
