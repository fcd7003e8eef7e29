import { instantOf } from '../../../shared/_kernel'
import { environment } from '../environment'
import { openSecret } from '../secrets/open-secret'
import { callWeChat, NoSecret, NoToken, WeChatUnreachable } from '../wechat/request'
import { keptToken, type TokenSource, type WeChatContext } from '../wechat/token'

export type WecomApp = { readonly corpId: string; readonly agentId: number }

/** Under what the app's secret and its token are kept. */
export function appOwner({ corpId, agentId }: WecomApp): string {
  return `${corpId}_${agentId}`
}

/**
 * A text from the company's app to one member. The same text within half an hour arrives once, so that an attempt whose
 * answer was lost may be made again.
 * @throws WeChatError, WeChatUnreachable or NoToken
 */
export async function sendAppMessage(
  ctx: WeChatContext,
  app: WecomApp,
  { member, content }: { readonly member: string; readonly content: string },
  patienceMs: number,
): Promise<void> {
  const token = await keptToken(ctx, await sourceOf(ctx, app), null, patienceMs)
  const asked = {
    touser: member,
    msgtype: 'text',
    agentid: app.agentId,
    text: { content },
    enable_duplicate_check: 1,
  }
  const url = `${environment().WECOM_API_URL}/cgi-bin/message/send`
  await callWeChat(url, asked, { token: token.value, requestId: ctx.requestId, patienceMs })
}

/** @throws NoToken when nobody has entered the app's secret */
async function sourceOf(ctx: WeChatContext, app: WecomApp): Promise<TokenSource> {
  const [secret] = await openSecret(ctx, 'wecom', appOwner(app))
  if (secret === undefined) throw new NoToken(new NoSecret(appOwner(app)))
  const url = new URL(`${environment().WECOM_API_URL}/cgi-bin/gettoken`)
  url.search = new URLSearchParams({ corpid: app.corpId, corpsecret: secret }).toString()
  const ask: TokenSource['ask'] = async ({ clock, requestId }, patienceMs) => {
    const { access_token, expires_in } = await callWeChat(url.href, null, { requestId, patienceMs })
    if (typeof access_token !== 'string' || typeof expires_in !== 'number')
      throw new WeChatUnreachable(url.pathname, 'an answer without a token')
    return { value: access_token, expiresAt: instantOf(Date.parse(clock()) + expires_in * 1000) }
  }
  return { id: appOwner(app), secret, ask }
}
