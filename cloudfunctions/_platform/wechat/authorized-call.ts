import { environment } from '../environment'
import { callWeChat, WeChatError } from './request'
import { tokenFor, type WeChatContext } from './token'

/** A call in the name of an account. Once more when WeChat did not take the token, because then nothing was done. */
export async function callAs(
  ctx: WeChatContext,
  appId: string,
  path: string,
  body: object | FormData,
  patienceMs?: number,
): Promise<Record<string, unknown>> {
  const url = `${environment().WECHAT_API_URL}${path}`
  const call = (token: string) => callWeChat(url, body, { token, requestId: ctx.requestId, patienceMs })
  const token = await tokenFor(ctx, appId, null, patienceMs)
  try {
    return await call(token.value)
  } catch (fault) {
    if (!isTokenRefused(fault)) throw fault
    if (!isCalledOnce(path)) return call((await tokenFor(ctx, appId, token, patienceMs)).value)
    // Whoever decides whether to send again finds a token that is taken.
    await tokenFor(ctx, appId, token, patienceMs).catch(() => undefined)
    throw fault
  }
}

const refusedTokens = [40001, 40014, 42001]

function isTokenRefused(fault: unknown): boolean {
  return fault instanceof WeChatError && refusedTokens.includes(fault.errcode)
}

/** What readers get is sent by one call for each attempt that is on record, whatever comes back. */
const calledOnce = [
  '/cgi-bin/message/mass/sendall',
  '/cgi-bin/message/mass/send',
  '/cgi-bin/freepublish/submit',
]

function isCalledOnce(path: string): boolean {
  return calledOnce.includes(path)
}
