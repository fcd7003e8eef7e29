import type { Refusal, RefusalCode } from '../../../shared/_kernel'

/** Why a call brought no value: the server said no, the system broke, or nobody answered. */
export type Failure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly requestId: string }
  | { readonly kind: 'unanswered' }

/** Refusals that say: what the screen shows is no longer so. */
const outdated: readonly RefusalCode[] = ['stale', 'wrong-state', 'not-allowed', 'not-found']

export function isOutdated(failure: Failure): boolean {
  return failure.kind === 'refused' && outdated.includes(failure.refusal.code)
}

export class Failed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(sayFailure(failure))
    this.failure = failure
  }
}

/** The client wraps what a link throws, once or more. */
export function failureOf(error: unknown): Failure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Failed) return cause.failure
  }
  return { kind: 'fault', requestId: '' }
}

/** The clause that forbids it. */
export function clauseOf(failure: Failure): string | undefined {
  return failure.kind === 'refused' ? failure.refusal.clause : undefined
}

export function sayFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return failure.refusal.message
    case 'fault':
      return '系统出了点问题，我们已经记录下来。请稍后再试。'
    case 'unanswered':
      return '网络没有回应，请检查网络后再试。'
    default:
      return failure satisfies never
  }
}
