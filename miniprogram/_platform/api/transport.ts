import Taro from '@tarojs/taro'
import type { Instant, Refusal } from '../../../shared/_kernel'
import { Failed } from './failure'

export type Call = { readonly path: string; readonly type: 'query' | 'mutation'; readonly input: unknown }

export type Reply = { readonly now: Instant } & (
  | { readonly data: unknown }
  | { readonly refusal: Refusal }
  | { readonly fault: { readonly requestId: string } }
)

/** Once, when the app starts. */
export function openCloud() {
  if (process.env.TARO_ENV === 'weapp') Taro.cloud.init({ env: process.env.TARO_APP_CLOUD_ENV || undefined })
}

const patienceMs = 20_000

/** One call of the function `api`. */
export async function send(call: Call): Promise<Reply> {
  const data = { ...call, input: call.input ?? null, appVersion: APP_VERSION }
  const answer = process.env.TARO_ENV === 'weapp' ? callFunction(data) : post(data)
  const silence = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Failed({ kind: 'unanswered' })), patienceMs)
  })
  return Promise.race([answer, silence])
}

async function callFunction(data: object): Promise<Reply> {
  try {
    const { result } = await Taro.cloud.callFunction({ name: 'api', data })
    return result as unknown as Reply
  } catch {
    // Whether the function ran is not known: WeChat tells a lost answer and a lost call alike.
    throw new Failed({ kind: 'unanswered' })
  }
}

async function post(data: object): Promise<Reply> {
  const response = await fetch(`/v1/functions/api?env=${process.env.TARO_APP_CLOUD_ENV}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
  }).catch(() => {
    throw new Failed({ kind: 'unanswered' })
  })
  if (!response.ok) {
    throw new Failed({ kind: 'fault', requestId: response.headers.get('x-request-id') ?? '' })
  }
  return (await response.json()) as Reply
}
