import type { Instant } from '../../shared/_kernel'
import { ill, open, well, type Finding } from './finding'

/**
 * Knocks where WeChat's servers would, without a signature: the function answers that it lacks one, or that it knows no
 * such account. Anything else is not the function.
 * @param base the address in front of the appid; null while there is none
 */
export async function examineCallbacks(
  base: string | null,
  accounts: readonly { readonly appId: string; readonly name: string }[],
  now: Instant,
): Promise<Finding[]> {
  if (base === null) {
    return [
      ill(
        'Callbacks',
        'the HTTP access service is closed',
        'open it in the console, 云函数 › HTTP 访问服务, then npm run deploy',
      ),
    ]
  }
  return Promise.all(accounts.map(({ appId, name }) => knock(`${base}/${appId}`, `Callbacks, ${name}`, now)))
}

async function knock(address: string, point: string, now: Instant): Promise<Finding> {
  // What was not asked just now is not even looked at.
  const timestamp = Math.floor(Date.parse(now) / 1000)
  const response = await fetch(`${address}?signature=none&timestamp=${timestamp}&nonce=0&echostr=0`, {
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  const body = response ? (await response.text()).trim() : ''
  if (response?.status === 403 && body === 'not signed') return well(point, `${address} answers`)
  if (response?.status === 403 && body === 'no such account') {
    return open(
      point,
      'not set up: sends are confirmed by asking WeChat instead',
      `to have them, enter the account’s in the Mini Program, 管理 › 渠道, and give WeChat ${address}`,
    )
  }
  const says = response ? `${address} answers ${response.status}` : `nothing answers at ${address}`
  return ill(point, says, 'npm run deploy sets the route; look at the function wechat in the console')
}
