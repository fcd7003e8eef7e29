/** WeChat said no, by a code of its own. `rid` in the message is what its support asks for. */
export class WeChatError extends Error {
  constructor(
    readonly errcode: number,
    errmsg: string,
    readonly endpoint: string,
  ) {
    super(`${endpoint} answered ${errcode}: ${errmsg}`)
    this.name = 'WeChatError'
  }

  /** Whether the call was certainly not carried out. */
  get wasRefused(): boolean {
    return !undecided.includes(this.errcode)
  }
}

/** "System busy" may come after the fact, and "clientmsgid exists" means that an earlier call went through. */
const undecided = [-1, 45065, 45066]

/** No answer came, or none that can be read: nobody knows whether the call was carried out. */
export class WeChatUnreachable extends Error {
  constructor(endpoint: string, cause: unknown) {
    super(`${endpoint} did not answer`, { cause })
    this.name = 'WeChatUnreachable'
  }
}

const timeoutMs = 10_000

/**
 * @throws WeChatError when WeChat refuses
 * @throws WeChatUnreachable when nobody knows
 */
export async function callWeChat(
  url: string,
  token: string | null,
  body: object | FormData,
): Promise<Record<string, unknown>> {
  const address = new URL(url)
  const endpoint = address.pathname
  if (token !== null) address.searchParams.set('access_token', token)
  const multipart = body instanceof FormData
  try {
    const response = await fetch(address, {
      method: 'POST',
      // WeChat stores escaped non-ASCII as it comes; JSON.stringify leaves Chinese as it is.
      body: multipart ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      ...(multipart ? {} : { headers: { 'content-type': 'application/json' } }),
    })
    return refusing(endpoint, (await response.json()) as Record<string, unknown>)
  } catch (fault) {
    throw fault instanceof WeChatError ? fault : new WeChatUnreachable(endpoint, fault)
  }
}

function refusing(endpoint: string, answer: Record<string, unknown>): Record<string, unknown> {
  const { errcode, errmsg } = answer
  if (typeof errcode === 'number' && errcode !== 0) throw new WeChatError(errcode, String(errmsg), endpoint)
  return answer
}
