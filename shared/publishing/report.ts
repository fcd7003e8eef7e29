import { addDays, dayOf, type Instant } from '../_kernel'
import { problemOf, type Problem } from './errors'
import { failed } from './resend'
import type { Article, Send } from './send'

/** What WeChat tells when a mass send or a publication is done (MASSSENDJOBFINISH, PUBLISHJOBFINISH). */
export type SendReport = {
  readonly appId: string
  readonly messageId: string
  /** By which what was published can be deleted; a mass send has none. */
  readonly articleId: string | null
  /** WeChat's time, in whole seconds. */
  readonly createdAt: Instant
  /** `deleted`, `banned`: it went out, and was taken from its readers afterwards. */
  readonly outcome: 'sent' | 'failed' | 'deleted' | 'banned'
  /** Why it failed; null when WeChat does not say. */
  readonly problem: Problem | null
  /** Which articles are to blame for that, by their place in the message, from 1. */
  readonly blamed: readonly number[]
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

/** How a send stands after a report, and which of its articles leave it, each because WeChat refused it. */
export type Heard = { readonly send: Send; readonly refused: readonly Article[] }

/** The very same send when the report tells nothing new. */
export function afterReport(send: Send, report: SendReport, now: Instant): Heard {
  return report.outcome === 'failed' ? afterFailure(send, report, now) : afterSuccess(send, report)
}

function afterSuccess(send: Send, { messageId, articleId, outcome, links }: SendReport): Heard {
  const removed = outcome === 'sent' ? send.removed : outcome === 'banned' ? 'platform' : 'user'
  const articles = send.articles.map((article, index) => {
    const link = links.get(index + 1) ?? article.link
    return link === article.link && removed === send.removed ? article : { ...article, link, told: false }
  })
  const isNew = articles.some((article, index) => article !== send.articles[index])
  if (send.stage === 'sent' && send.messageId === messageId && !isNew) return { send, refused: [] }
  const known = { messageId, articleId: articleId ?? send.articleId, removed }
  return { send: { ...send, ...known, stage: 'sent', articles, problem: null, decideBy: null }, refused: [] }
}

/**
 * It did not go out. What WeChat blames goes back to its submitter; of the rest a person decides. What was taken for
 * sent has told its posts so: it ends, and they move on.
 */
function afterFailure(send: Send, report: SendReport, now: Instant): Heard {
  const { messageId, problem, blamed } = report
  if (send.stage === 'not-sent') return { send, refused: [] }
  if (send.stage === 'undecided' && send.messageId === messageId) return afterExplanation(send, report, now)
  const why = problem ?? (send.stage === 'awaiting-admin' ? notConfirmed : failedSomehow)
  const unlinked = send.articles.map((article) => ({ ...article, link: null }))
  const told = { ...send, messageId, articles: unlinked }
  if (send.stage === 'sent') return { send: { ...told, stage: 'not-sent', problem: why }, refused: [] }
  return withoutBlamed(failed(told, why, now), blamed, now)
}

/**
 * When the clock asked first, all that WeChat said was that it failed. Its report may come after that, and still say
 * why and whom it blames; by places in the message, which are those of the edition until it is rearranged.
 */
function afterExplanation(send: Send, { problem, blamed }: SendReport, now: Instant): Heard {
  if (problem === null || !isUnexplained(send)) return { send, refused: [] }
  const isRearranged = send.draftId === null
  return withoutBlamed({ ...send, problem }, isRearranged ? [] : blamed, now)
}

function isUnexplained({ problem }: Send): boolean {
  return problem?.what === failedSomehow.what || problem?.what === notConfirmed.what
}

function withoutBlamed(send: Send, blamed: readonly number[], now: Instant): Heard {
  const refused = send.articles.filter((_, index) => blamed.includes(index + 1))
  const articles = send.articles.filter((article) => !refused.includes(article))
  const left = { ...send, articles, takenOut: [...send.takenOut, ...refused] }
  return { send: articles.length === 0 ? { ...left, decideBy: now } : left, refused }
}

const failedSomehow = problemOf('微信回报发送失败', '请决定补发，或让稿件顺延')

const notConfirmed = problemOf('公众号管理员没有在微信里确认', '请管理员留意微信，再决定补发，或让稿件顺延')
