import { environment } from '../environment'

/** WeChat said no, by a code of its own. */
export class WeChatError extends Error {
  constructor(
    readonly errcode: number,
    errmsg: string,
    readonly endpoint: string,
    /** The message that exists already, where WeChat says so (45065). */
    readonly messageId: string | null = null,
  ) {
    super(`${endpoint} answered ${errcode}: ${errmsg}`)
    this.name = 'WeChatError'
  }
}

/** No answer came, or none that can be read: nobody knows whether the call was carried out. */
export class WeChatUnreachable extends Error {
  constructor(endpoint: string, cause: unknown) {
    super(`${endpoint} did not answer`, { cause })
    this.name = 'WeChatUnreachable'
  }
}

/** There was no token to call with, so that the call itself was not made. */
export class NoToken extends Error {
  constructor(cause: unknown) {
    super('there is no token', { cause })
    this.name = 'NoToken'
  }
}

/** Nobody has entered the account's AppSecret. */
export class NoSecret extends Error {
  constructor(appId: string) {
    super(`there is no AppSecret of ${appId}`)
    this.name = 'NoSecret'
  }
}

/** "System busy" may come after the fact, and "clientmsgid exists" means that an earlier call went through. */
const undecided = [-1, 45065, 45066]

/** Whether a call that failed was certainly not carried out, so that it may be made again. */
export function certainlyNotDone(fault: unknown): boolean {
  if (fault instanceof NoToken) return true
  return fault instanceof WeChatError && !undecided.includes(fault.errcode)
}

export type CallOptions = {
  readonly requestId: string
  readonly token?: string
  readonly patienceMs?: number | undefined
}

/**
 * @param body null asks without one, by GET
 * @throws WeChatError when WeChat refuses
 * @throws WeChatUnreachable when nobody knows
 */
export async function callWeChat(
  url: string,
  body: object | FormData | null,
  { requestId, token, patienceMs = environment().WECHAT_PATIENCE_MS }: CallOptions,
): Promise<Record<string, unknown>> {
  const address = new URL(url)
  const endpoint = address.pathname
  if (token !== undefined) address.searchParams.set('access_token', token)
  const multipart = body instanceof FormData
  try {
    const response = await fetch(address, {
      method: body === null ? 'GET' : 'POST',
      // WeChat stores escaped non-ASCII as it comes; JSON.stringify leaves Chinese as it is.
      ...(body !== null && { body: multipart ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
      ...(multipart || body === null ? {} : { headers: { 'content-type': 'application/json' } }),
    })
    return accepted(endpoint, requestId, (await response.json()) as Record<string, unknown>)
  } catch (fault) {
    if (fault instanceof WeChatError) throw fault
    console.log(JSON.stringify({ called: endpoint, requestId, outcome: 'no answer' }))
    throw new WeChatUnreachable(endpoint, fault)
  }
}

/** @throws WeChatError */
function accepted(
  endpoint: string,
  requestId: string,
  answer: Record<string, unknown>,
): Record<string, unknown> {
  const { errcode, errmsg, msg_id } = answer
  if (typeof errcode !== 'number' || errcode === 0) return answer
  // What WeChat's support asks for; the rest of the message may quote what was sent.
  const rid = /rid: ?([\w-]+)/.exec(String(errmsg))?.[1]
  console.log(JSON.stringify({ called: endpoint, requestId, outcome: errcode, rid }))
  const messageId = typeof msg_id === 'number' || typeof msg_id === 'string' ? String(msg_id) : null
  throw new WeChatError(errcode, String(errmsg), endpoint, messageId)
}
