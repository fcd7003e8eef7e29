import { callTRPCProcedure, TRPCError, type AnyTRPCRouter } from '@trpc/server'
import * as z from 'zod'
import { isRefusal, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { isOlder } from './app-version'
import { callerOf, type PlatformContext } from './caller'
import type { CallerContext } from './context'
import { environment } from './environment'
import { secureRandom } from './hash'
import { logCall, type Answer } from './log'
import { openContext, systemNow } from './open-context'
import { Refused } from './procedures'

/** Every answer of the api carries the server's time, and one of a value, a refusal, or a fault. */
export type Envelope = { readonly now: Instant } & (
  | { readonly data: unknown }
  | { readonly refusal: Refusal }
  | { readonly fault: { readonly requestId: string } }
)

const callSchema = z.object({
  path: z.string().max(100),
  type: z.enum(['query', 'mutation']),
  input: z.unknown().optional(),
  appVersion: z.string().max(20),
})

export type ApiOptions = {
  readonly router: AnyTRPCRouter
  readonly now?: () => Instant
  readonly random?: () => number
}

/** Builds the door for signed-in users. Tests pin `now`. */
export function makeApiDoor({ router, now = systemNow, random = secureRandom }: ApiOptions) {
  return async function main(event: unknown, platform: PlatformContext): Promise<Envelope> {
    const began = Date.now()
    const ctx = { ...openContext(now(), random, callerOf(platform), platform?.request_id), clock: now }
    const call = callSchema.safeParse(event)
    const path = call.success ? call.data.path : 'unreadable'
    const answer = call.success ? await answerCall(router, call.data, ctx) : unreadable
    logCall(ctx, { door: 'api', procedure: path, ms: Date.now() - began, answer })
    return { now: ctx.now, ...('fault' in answer ? { fault: { requestId: ctx.requestId } } : answer) }
  }
}

const unreadable: Answer = { refusal: refuse('bad-input', '请求的格式不正确，请更新小程序后重试。') }

async function answerCall(
  router: AnyTRPCRouter,
  call: z.infer<typeof callSchema>,
  ctx: CallerContext,
): Promise<Answer> {
  try {
    if (isOlder(call.appVersion, environment().OLDEST_APP)) {
      return { refusal: refuse('app-too-old', '小程序版本过旧，请在右上角“…”中重新进入小程序以更新。') }
    }
    const value: unknown = await callTRPCProcedure({
      router,
      path: call.path,
      type: call.type,
      ctx,
      getRawInput: () => Promise.resolve(call.input),
      signal: undefined,
      batchIndex: 0,
    })
    return isRefusal(value) ? { refusal: value } : { data: value ?? null }
  } catch (fault) {
    return refusalIn(fault) ?? { fault }
  }
}

/** Failures that are the caller's are refusals; all others are ours. */
function refusalIn(fault: unknown): Answer | null {
  if (!(fault instanceof TRPCError)) return null
  if (fault.cause instanceof Refused) return { refusal: fault.cause.refusal }
  if (fault.code === 'NOT_FOUND' || fault.code === 'METHOD_NOT_SUPPORTED') {
    return { refusal: refuse('not-found', '没有这项操作，请更新小程序后重试。') }
  }
  if (fault.code !== 'BAD_REQUEST') return null
  const issue = fault.cause instanceof z.ZodError ? fault.cause.issues[0] : undefined
  const path = issue?.path.join('.')
  const limit = issue?.code === 'too_big' ? sayMost(issue) : undefined
  const message = limit
    ? `有一处内容过长（${limit}），请缩短或分开后重试。已填写的内容没有丢失。`
    : '提交的内容格式不正确，请检查后重试。已填写的内容没有丢失。'
  return { refusal: refuse('bad-input', message, { ...(path && { path }), ...(limit && { limit }) }) }
}

function sayMost({ maximum, origin }: z.core.$ZodIssueTooBig): string {
  return `不超过 ${maximum} ${origin === 'string' ? '字' : '项'}`
}
