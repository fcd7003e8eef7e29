import { environment } from '../environment'
import { callAs } from './authorized-call'
import type { WeChatContext } from './token'

/** Many messages wait for one tick: none may keep it for long. */
const patienceMs = 3000

type SubscribeMessage = {
  readonly openId: string
  readonly templateId: string
  /** Of the Mini Program, without a slash before it. */
  readonly page: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
}

/**
 * One subscription message in the name of the Mini Program. Twice is two messages: WeChat knows no id of ours for it.
 * @throws WeChatError, WeChatUnreachable or NoToken
 */
export async function sendSubscribeMessage(
  ctx: WeChatContext,
  { openId, templateId, page, data }: SubscribeMessage,
): Promise<void> {
  const account = environment().MINI_PROGRAM
  if (!account) throw new Error('the Mini Program is not configured')
  const asked = { touser: openId, template_id: templateId, page, data }
  await callAs(ctx, account.appId, '/cgi-bin/message/subscribe/send', asked, patienceMs)
}
