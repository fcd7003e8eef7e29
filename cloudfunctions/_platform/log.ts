import type { CallerContext } from './context'
import type { Refusal } from '../../shared/_kernel'

/** How a call ended. */
export type Answer = { readonly data: unknown } | { readonly refusal: Refusal } | { readonly fault: unknown }

/** What did not get through a door for machines, and why. */
export type Rejected = { readonly rejected: string }

type Call = {
  readonly door: string
  readonly procedure: string
  readonly ms: number
  readonly answer: Answer | Rejected
}

/** One line a call, without personal data: a name, a text or an openid never gets here. */
export function logCall(
  { requestId, db, caller }: Pick<CallerContext, 'requestId' | 'db' | 'caller'>,
  { answer, ...call }: Call,
): void {
  const outcome = outcomeOf(answer)
  const cost = { sdkCalls: db.calls(), attempts: 1 + db.misses() }
  console.log(JSON.stringify({ ...call, requestId, person: caller.personId, ...cost, outcome }))
  if ('fault' in answer) console.error(JSON.stringify({ requestId, ...told(answer.fault) }))
}

function outcomeOf(answer: Answer | Rejected): string {
  if ('data' in answer) return 'ok'
  if ('refusal' in answer) return answer.refusal.code
  return 'rejected' in answer ? answer.rejected : 'fault'
}

/** A fault in work that nobody waits for. */
export function logFault({ requestId }: Pick<CallerContext, 'requestId'>, job: string, fault: unknown): void {
  console.error(JSON.stringify({ requestId, job, ...told(fault) }))
}

type Told = {
  readonly name: string
  readonly code?: unknown
  readonly message?: string
  readonly stack?: string
}

/**
 * A fault without other people's text: the messages of the SDK, of parsers and of WeChat may quote what was stored or
 * sent. Ours, which are plain `Error`s, name things by their ids.
 */
function told(fault: unknown): Told {
  if (!(fault instanceof Error)) return { name: typeof fault }
  if (fault.name === 'TRPCError' && fault.cause) return told(fault.cause)
  const { name, message, stack = '' } = fault
  const { code, errcode = code } = fault as { code?: unknown; errcode?: unknown }
  const ours = name === 'Error' && errcode === undefined
  const at = stack.split('\n').filter((line) => line.startsWith('    at '))
  return { name, code: errcode, ...(ours && { message }), stack: at.join('\n') }
}
