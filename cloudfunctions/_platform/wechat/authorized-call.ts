import { environment } from '../environment'
import { callWeChat, WeChatError } from './request'
import { tokenFor } from './token'

/** A call in the name of an account. */
export async function callAs(
  appId: string,
  path: string,
  body: object | FormData,
  patienceMs?: number,
): Promise<Record<string, unknown>> {
  const url = `${environment().WECHAT_API_URL}${path}`
  try {
    return await callWeChat(url, await tokenFor(appId), body, patienceMs)
  } catch (fault) {
    if (!isExpired(fault)) throw fault
    return callWeChat(url, await tokenFor(appId, 'anew'), body, patienceMs)
  }
}

/** Tokens that WeChat no longer takes; on these alone a call is made once more, because it was not carried out. */
const expiredToken = [40001, 40014, 42001]

function isExpired(fault: unknown): boolean {
  return fault instanceof WeChatError && expiredToken.includes(fault.errcode)
}
