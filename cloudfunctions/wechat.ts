import * as z from 'zod'
import { instantOf } from '../shared/_kernel'
import type { Context } from './_platform/context'
import { makeWeChatDoor, type WeChatEvent, type WeChatOptions } from './_platform/wechat-door'
import { hearOfSend } from './publishing'

const articleUrl = z.object({ ArticleIdx: z.coerce.number(), ArticleUrl: z.string() })

/** A list in WeChat's XML: one entry comes as an object, several as an array; every empty element as an empty text. */
const articleUrls = z.union([z.array(articleUrl), articleUrl.transform((one) => [one])])

const jobFinished = z.object({
  MsgID: z.string().min(1),
  Status: z.string(),
  CreateTime: z.coerce.number(),
  // Links can be had later; whatever stands there must not cost the report itself.
  ArticleUrlResult: z
    .object({ ResultList: z.object({ item: articleUrls }) })
    .transform(({ ResultList }) => ResultList.item)
    .catch([]),
})

/** Events that we have no use for are answered with thanks. */
async function hear(ctx: Context, appId: string, event: WeChatEvent): Promise<void> {
  if (event.Event !== 'MASSSENDJOBFINISH') return
  const { MsgID, Status, CreateTime, ArticleUrlResult } = jobFinished.parse(event)
  await hearOfSend(ctx, {
    appId,
    messageId: MsgID,
    createdAt: instantOf(CreateTime * 1000),
    status: Status,
    succeeded: /^send ?success$/i.test(Status),
    links: new Map(ArticleUrlResult.map(({ ArticleIdx, ArticleUrl }) => [ArticleIdx, ArticleUrl])),
  })
}

/** The door for WeChat's servers. Tests pin the clock. */
export function makeWeChat(options: Omit<WeChatOptions, 'hear'> = {}) {
  return makeWeChatDoor({ ...options, hear })
}

export const main = makeWeChat()
