/** Why the system says no. A closed set: screens and tests switch over it, never over the message. */
export const refusalCodes = [
  'not-bound', // the WeChat user is not (or no longer) a member of staff
  'not-allowed', // this person may not do this
  'not-found',
  'bad-input', // the input has the wrong form
  'against-rule', // a clause of a regulation forbids it
  'wrong-state', // too late, too early, or already done
  'no-place', // no edition has a free place
  'stale', // somebody changed it meanwhile
  'busy', // too many people at once; nothing was changed
  'app-too-old',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** A "no" as a value: what happened, why (the clause), and what to do next, in one kind sentence. */
export type Refusal = {
  readonly kind: 'refusal'
  readonly code: RefusalCode
  readonly message: string
  readonly clause?: string
  readonly measured?: number | string
  readonly limit?: number | string
  /** Where in the input, e.g. `material.title`. */
  readonly path?: string
}

export function refuse(
  code: RefusalCode,
  message: string,
  details: Omit<Refusal, 'kind' | 'code' | 'message'> = {},
): Refusal {
  return { kind: 'refusal', code, message, ...details }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'refusal'
}
