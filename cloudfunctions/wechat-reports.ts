import * as z from 'zod'
import { instantOf } from '../shared/_kernel'
import type { Hearing, Listener } from './_platform/wechat'
import { hearOfSend } from './publishing'

const articleUrl = z.object({ ArticleIdx: z.coerce.number(), ArticleUrl: z.string() })

/** A list in WeChat's XML: one entry comes as an object, several as an array; every empty element as an empty text. */
const articleUrls = z.union([z.array(articleUrl), articleUrl.transform((one) => [one])])

const jobFinished = z.object({
  MsgID: z.string().min(1),
  Status: z.string(),
  CreateTime: z.string().regex(/^\d{10}$/),
  // Links can be had later; whatever stands there must not cost the report itself.
  ArticleUrlResult: z
    .object({ ResultList: z.object({ item: articleUrls }) })
    .transform(({ ResultList }) => ResultList.item)
    .catch([]),
})

function massSendFinished(appId: string, message: unknown): Hearing {
  const { MsgID, Status, CreateTime, ArticleUrlResult } = jobFinished.parse(message)
  return async (ctx) => {
    await hearOfSend(ctx, {
      appId,
      messageId: MsgID,
      createdAt: instantOf(Number(CreateTime) * 1000),
      status: Status,
      succeeded: /^send ?success$/i.test(Status),
      links: new Map(ArticleUrlResult.map(({ ArticleIdx, ArticleUrl }) => [ArticleIdx, ArticleUrl])),
    })
  }
}

/** What accounts report, by the event; all others are answered with thanks. */
const reports = new Map([['MASSSENDJOBFINISH', massSendFinished]])

export const listener: Listener = (appId, message) => {
  const event = typeof message === 'object' ? message.Event : undefined
  return (typeof event === 'string' && reports.get(event)?.(appId, message)) || null
}
