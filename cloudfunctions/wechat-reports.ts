import * as z from 'zod'
import { instantOf } from '../shared/_kernel'
import { problemOfStatus } from '../shared/publishing'
import { readPublication, type Hearing, type Listener } from './_platform/wechat'
import { hearOfSend, reportOf } from './publishing'

const articleUrl = z.object({ ArticleIdx: z.coerce.number(), ArticleUrl: z.string() })

/** A list in WeChat's XML: one entry comes as an object, several as an array; every empty element as an empty text. */
const articleUrls = z.union([z.array(articleUrl), articleUrl.transform((one) => [one])])

/** What WeChat's check for reprints says of one article: 2, it is one (wechat-facts 1.8). */
const checkedArticle = z.object({ ArticleIdx: z.coerce.number(), AuditState: z.coerce.number() })

const checkedArticles = z.union([z.array(checkedArticle), checkedArticle.transform((one) => [one])])

const isReprint = 2

const seconds = z.string().regex(/^\d{10}$/)

const jobFinished = z.object({
  MsgID: z.string().min(1),
  Status: z.string(),
  CreateTime: seconds,
  // Links can be had later; whatever stands there must not cost the report itself.
  ArticleUrlResult: z
    .object({ ResultList: z.object({ item: articleUrls }) })
    .transform(({ ResultList }) => ResultList.item)
    .catch([]),
  CopyrightCheckResult: z
    .object({ ResultList: z.object({ item: checkedArticles }) })
    .transform(({ ResultList }) => ResultList.item.filter(({ AuditState }) => AuditState === isReprint))
    .catch([]),
})

const publication = z.object({
  CreateTime: seconds,
  PublishEventInfo: z.looseObject({ publish_id: z.string().min(1) }),
})

function massSendFinished(appId: string, message: unknown): Hearing {
  const { MsgID, Status, CreateTime, ...results } = jobFinished.parse(message)
  const succeeded = /^send ?success$/i.test(Status)
  return async (ctx) => {
    await hearOfSend(ctx, {
      appId,
      messageId: MsgID,
      articleId: null,
      createdAt: instantOf(Number(CreateTime) * 1000),
      outcome: succeeded ? 'sent' : 'failed',
      problem: succeeded ? null : problemOfStatus(Status),
      blamed: results.CopyrightCheckResult.map(({ ArticleIdx }) => ArticleIdx),
      links: new Map(results.ArticleUrlResult.map(({ ArticleIdx, ArticleUrl }) => [ArticleIdx, ArticleUrl])),
    })
  }
}

function publishFinished(appId: string, message: unknown): Hearing {
  const { CreateTime, PublishEventInfo } = publication.parse(message)
  const at = instantOf(Number(CreateTime) * 1000)
  const about = { appId, attemptedAt: at, enteredAt: at }
  const report = reportOf(about, PublishEventInfo.publish_id, readPublication(PublishEventInfo))
  return async (ctx) => {
    if (report) await hearOfSend(ctx, report)
  }
}

/** What accounts report, by the event; all others are answered with thanks. */
const reports = new Map([
  ['MASSSENDJOBFINISH', massSendFinished],
  ['PUBLISHJOBFINISH', publishFinished],
])

export const listener: Listener = (appId, message) => {
  const event = typeof message === 'object' ? message.Event : undefined
  return (typeof event === 'string' && reports.get(event)?.(appId, message)) || null
}
