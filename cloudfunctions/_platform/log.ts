import type { CallerContext } from './context'
import type { Refusal } from '../../shared/_kernel'

/** How a call ended. */
export type Answer = { readonly data: unknown } | { readonly refusal: Refusal } | { readonly fault: unknown }

type Call = {
  readonly door: string
  readonly procedure: string
  readonly ms: number
  readonly answer: Answer
}

/** One line a call, without personal data: a name, a text or an openid never gets here. */
export function logCall(
  { requestId, db }: Pick<CallerContext, 'requestId' | 'db'>,
  { answer, ...call }: Call,
): void {
  const outcome = 'data' in answer ? 'ok' : 'refusal' in answer ? answer.refusal.code : 'fault'
  console.log(JSON.stringify({ ...call, requestId, sdkCalls: db.calls(), outcome }))
  if ('fault' in answer) console.error(requestId, answer.fault)
}

/** A fault in work that nobody waits for. */
export function logFault({ requestId }: Pick<CallerContext, 'requestId'>, job: string, fault: unknown): void {
  console.error(JSON.stringify({ job, requestId, outcome: 'fault' }), fault)
}
