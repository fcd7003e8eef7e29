import * as z from 'zod'
import type { Context } from './_platform/context'
import { makeWeChatDoor, type WeChatEvent, type WeChatOptions } from './_platform/wechat-door'
import { hearOfSend } from './publishing'

const articleUrl = z.object({ ArticleIdx: z.coerce.number(), ArticleUrl: z.string() })

/** A list in WeChat's XML: one entry comes as an object, several as an array, none as an empty text. */
const articleUrls = z
  .union([z.array(articleUrl), articleUrl.transform((one) => [one]), z.literal('').transform(() => [])])
  .optional()
  .default([])

const jobFinished = z.object({
  Event: z.literal('MASSSENDJOBFINISH'),
  MsgID: z.string(),
  Status: z.string(),
  ArticleUrlResult: z
    .object({ ResultList: z.union([z.object({ item: articleUrls }), z.literal('')]).optional() })
    .optional(),
})

/** Events that we have no use for are answered with thanks. */
async function hear(ctx: Context, appId: string, event: WeChatEvent): Promise<void> {
  if (event.Event !== 'MASSSENDJOBFINISH') return
  const { MsgID, Status, ArticleUrlResult } = jobFinished.parse(event)
  const urls = ArticleUrlResult?.ResultList ? ArticleUrlResult.ResultList.item : []
  await hearOfSend(ctx, {
    appId,
    messageId: MsgID,
    status: Status,
    succeeded: /^send ?success$/i.test(Status),
    links: new Map(urls.map(({ ArticleIdx, ArticleUrl }) => [ArticleIdx, ArticleUrl])),
  })
}

/** The door for WeChat's servers. Tests pin the clock. */
export function makeWeChat(options: Omit<WeChatOptions, 'hear'> = {}) {
  return makeWeChatDoor({ ...options, hear })
}

export const main = makeWeChat()
