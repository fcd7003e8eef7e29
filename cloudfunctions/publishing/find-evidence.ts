import {
  afterReport,
  notTaken,
  problemOfPublishing,
  problemOfSilence,
  undecided,
  wayOf,
  type Heard,
  type Send,
  type SendReport,
} from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { wechat, type Publication } from '../_platform/wechat'
import { draftOf } from './assemble'
import { enter, save, type Advanced } from './stage'
import { returning } from './take-out'
import { problemIn } from './trouble'

/**
 * Looks for evidence of a send: what WeChat says of its message or publication, whether the draft is gone, and of a
 * publication with an unknown id the list of what was published.
 */
export async function lookForEvidence(
  ctx: Context,
  send: Send,
  everyMinutes: number,
): Promise<Send | Advanced> {
  const found = await evidence(ctx, send)
  const { stage } = send
  if (found.send.stage !== stage) return enterHeard(ctx, send, found)
  // Somebody was asked to look because nothing was known; that the draft is there is known now.
  if (stage === 'unconfirmed' && found.send.draftSeenAt === ctx.now)
    return enter(ctx, send, undecided(found.send, notTaken, ctx.now))
  return { send: found.send, restMinutes: everyMinutes }
}

/** Time is up: looks once more. Without evidence somebody has to look (待核实); a draft that is there was not taken. */
export async function leaveToAPerson(ctx: Context, send: Send): Promise<Send | Advanced> {
  const found = await evidence(ctx, send).catch((fault: unknown) => ({
    send: { ...send, problem: problemIn(fault) },
    refused: [],
  }))
  if (found.send.stage !== send.stage) return enterHeard(ctx, send, found)
  if (found.send.draftSeenAt === ctx.now) return enter(ctx, send, undecided(found.send, notTaken, ctx.now))
  const silent: Send = { ...found.send, stage: 'unconfirmed', problem: problemOfSilence(found.send) }
  return { send: await enter(ctx, send, silent), restMinutes: restingMinutes }
}

/** It was just looked at. */
const restingMinutes = 5

/** Looks whether readers still find what was sent (wechat-facts 1.6): it may have been deleted since. */
export async function lookAfterwards(ctx: Context, send: Send): Promise<Send | Advanced> {
  const found = await evidence(ctx, send)
  if (found.send.removed !== send.removed) return enterHeard(ctx, send, found)
  return save(ctx, { ...found.send, lookedAfterAt: ctx.now })
}

/**
 * Nobody decided whether it still goes out, so that its posts move on: but not unless the draft, from which it follows
 * that nothing went out, is still there.
 */
export async function isStillUnsent(ctx: Context, send: Send): Promise<boolean> {
  const restsOnDraft = wayOf(send) === 'draft' || (send.attemptedAt !== null && send.messageId === null)
  if (!restsOnDraft || send.draftId === null || send.markedNotSent) return true
  return wechat(ctx, send.appId).draftExists(send.draftId)
}

/** Writes down what was heard; posts that WeChat refused go back to their submitters in the same transaction. */
export async function enterHeard(ctx: Context, before: Send, { send, refused }: Heard): Promise<Send> {
  const why = send.problem?.what ?? '微信没有接受这一篇'
  const alongside = refused.length > 0 ? await returning(ctx, before, refused, why) : undefined
  return enter(ctx, before, send, alongside)
}

/** The send as evidence puts it; at the same stage while there is none. */
async function evidence(ctx: Context, send: Send): Promise<Heard> {
  const { messageId } = send
  if (messageId === null) return { send: await evidenceOfDraft(ctx, send), refused: [] }
  const told =
    wayOf(send) === 'publish'
      ? reportOf(send, messageId, await wechat(ctx, send.appId).publication(messageId))
      : await reportOfMessage(ctx, send, messageId)
  if (told) return afterReport(send, told, ctx.now)
  return { send: { ...send, problem: problemOfSilence(send) }, refused: [] }
}

async function reportOfMessage(ctx: Context, send: Send, messageId: string): Promise<SendReport | null> {
  const status = await wechat(ctx, send.appId).massStatus(messageId)
  const report = { ...blank(send, messageId), links: new Map<number, string>() }
  switch (status) {
    case 'sent':
      return { ...report, outcome: 'sent' }
    case 'failed':
      return { ...report, outcome: 'failed' }
    case 'taken-down':
      // It did go out, so that nothing of it may go out again by itself.
      return { ...report, outcome: 'deleted' }
    case 'under-way':
      return null
    default:
      return status satisfies never
  }
}

/** What WeChat says of a publication, asked or told. */
export function reportOf(
  about: Pick<Send, 'appId' | 'attemptedAt' | 'enteredAt'>,
  messageId: string,
  { outcome, status, articleId, links, blamed }: Publication,
): SendReport | null {
  if (outcome === 'under-way') return null
  return {
    ...blank(about, messageId),
    articleId,
    outcome: outcome === 'published' ? 'sent' : outcome,
    problem: outcome === 'failed' ? problemOfPublishing(status) : null,
    links,
    blamed,
  }
}

function blank(
  { appId, attemptedAt, enteredAt }: Pick<Send, 'appId' | 'attemptedAt' | 'enteredAt'>,
  messageId: string,
) {
  const createdAt = attemptedAt ?? enteredAt
  return { appId, messageId, articleId: null, createdAt, problem: null, blamed: [] }
}

async function evidenceOfDraft(ctx: Context, send: Send): Promise<Send> {
  if (await wechat(ctx, send.appId).draftExists(draftOf(send))) return { ...send, draftSeenAt: ctx.now }
  // Once a person was asked to look, a draft that was there may have been sent or deleted by that person.
  if (send.stage === 'unconfirmed' && send.draftSeenAt !== null) return send
  const sent: Send = { ...send, stage: 'sent', problem: null }
  return wayOf(send) === 'publish' ? withLinks(ctx, sent) : sent
}

/** Links are a convenience: without the list it is sent all the same, and a person pastes them. */
async function withLinks(ctx: Context, send: Send): Promise<Send> {
  const titles = send.articles.map(({ title }) => title)
  const since = Math.floor(Date.parse(send.attemptedAt ?? send.opensAt) / 1000)
  const found = await wechat(ctx, send.appId)
    .findPublished(titles, since)
    .catch((fault: unknown) => void problemIn(fault))
  if (!found) return send
  const articles = send.articles.map((article, n) => ({
    ...article,
    link: found.links.get(n + 1) ?? article.link,
  }))
  return { ...send, articleId: found.articleId, articles }
}
