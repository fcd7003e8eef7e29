import type { Day } from '../../_kernel'
import type { RuleOf } from '../rule'

// Rules whose cases follow from what they say; where a number counts, its cases are given with it.

type Named = readonly [id: `${string}.${string}`, what: string]

/** @param other somebody whose duty it is not */
export function duty(id: Named[0], who: string, must: string, other: string): RuleOf<'duty'> {
  return {
    kind: 'duty',
    id,
    clause: clauseOf(id),
    who,
    must,
    examples: { good: [{ doneBy: who }], bad: [{ doneBy: other }] },
  }
}

export function request(
  ...[id, name, steps, proofs = []]: [...Named, steps: readonly string[], proofs?: readonly string[]]
): RuleOf<'request'> {
  const lacking = proofs.map((proof) => ({
    decidedBy: steps,
    proofs: proofs.filter((other) => other !== proof),
  }))
  return {
    kind: 'request',
    id,
    clause: clauseOf(id),
    request: name,
    steps,
    proofs,
    examples: {
      good: [{ decidedBy: steps, proofs }],
      bad: [{ decidedBy: steps.slice(1), proofs }, ...lacking],
    },
  }
}

export function record(...[id, what, holds]: [...Named, holds: readonly string[]]): RuleOf<'record'> {
  return {
    kind: 'record',
    id,
    clause: clauseOf(id),
    what,
    holds,
    examples: {
      good: [{ written: holds }],
      bad: holds.map((entry) => ({ written: holds.filter((other) => other !== entry) })),
    },
  }
}

/** Each step alone, ahead of those before it, breaks the order; so does something that is none of them. */
export function sequence(...[id, what, steps]: [...Named, steps: readonly string[]]): RuleOf<'sequence'> {
  return {
    kind: 'sequence',
    id,
    clause: clauseOf(id),
    what,
    steps,
    examples: {
      good: steps.map((_, n) => ({ done: steps.slice(0, n + 1) })),
      bad: [...steps.slice(1).map((step) => ({ done: [step] })), { done: ['不了了之'] }],
    },
  }
}

/** @param other something that is none of them */
export function oneOf(
  ...[id, what, allowed, other]: [...Named, allowed: readonly string[], other: string]
): RuleOf<'choice'> {
  return choice(id, what, { oneOf: allowed }, { good: allowed, bad: [other] })
}

/** @param other something that may be */
export function noneOf(
  ...[id, what, forbidden, other]: [...Named, forbidden: readonly string[], other: string]
): RuleOf<'choice'> {
  return choice(id, what, { noneOf: forbidden }, { good: [other], bad: forbidden })
}

function choice(
  id: Named[0],
  what: string,
  from: RuleOf<'choice'>['from'],
  { good, bad }: { readonly good: readonly string[]; readonly bad: readonly string[] },
): RuleOf<'choice'> {
  const chosen = (all: readonly string[]) => all.map((each) => ({ chosen: each }))
  return {
    kind: 'choice',
    id,
    clause: clauseOf(id),
    what,
    from,
    examples: { good: chosen(good), bad: chosen(bad) },
  }
}

type Days = readonly [last: Day, inTime: Day, late: Day]

export function interval(
  ...[id, what, days, [last, inTime, late]]: [...Named, days: number, cases: Days]
): RuleOf<'interval'> {
  return {
    kind: 'interval',
    id,
    clause: clauseOf(id),
    what,
    days,
    examples: { good: [{ last, next: inTime }], bad: [{ last, next: late }] },
  }
}

/** As often as the company says, because the regulation only says “at intervals”. */
export function companyInterval(...told: Parameters<typeof interval>): RuleOf<'interval'> {
  return { ...interval(...told), companyFigure: true }
}

/** A rule's id begins with its clause. */
function clauseOf(id: Named[0]): string {
  return id.slice(0, id.indexOf('.'))
}
