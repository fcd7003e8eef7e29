import { isRefusal, refuse, type Refusal } from '../_kernel'
import { figuresOf, putFigures, sayValue, type Override, type RuleFigure } from './figures'
import type { Rule } from './rule'
import type { Rulebook } from './rulebook'

/** A rule that does not hold for a channel, because the company follows another in its place, and why. */
export type SetAside = { readonly rule: string; readonly reason: string }

/** On which terms rulebooks hold for a channel: numbers that the company set otherwise, and rules set aside. */
export type Terms = { readonly overrides: readonly Override[]; readonly setAside: readonly SetAside[] }

export const plainTerms: Terms = { overrides: [], setAside: [] }

export function underTerms(book: Rulebook, { overrides, setAside }: Terms): Rulebook | Refusal {
  const rules: Rule[] = []
  for (const rule of book.rules) {
    if (setAside.some((each) => each.rule === rule.id)) continue
    const ours = overrides.filter((each) => each.rule === rule.id)
    if (ours.length > 0 && !maySet(book, rule))
      return refuse('against-rule', `${rule.clause} 由平台规定，公司不能改。`, { clause: rule.clause })
    const changed = putFigures(rule, ours)
    if (isRefusal(changed)) return changed
    rules.push(changed)
  }
  return { ...book, rules }
}

/** What a platform limits stays as it is; what the company set from the beginning it may set otherwise. */
function maySet({ givenByPlatform }: Pick<Rulebook, 'givenByPlatform'>, rule: Rule): boolean {
  return !givenByPlatform || rule.companyFigure === true
}

/** A number of a rule: what the regulation says, and what the company says instead, where it does. */
export type SetFigure = RuleFigure & {
  readonly rule: string
  readonly original: string
  readonly own: string | null
}

/** Every number of a rulebook that a company may set, the regulation's beside its own. */
export function settableFigures(book: Rulebook, overrides: readonly Override[]): SetFigure[] {
  return book.rules
    .filter((rule) => maySet(book, rule))
    .flatMap((rule) =>
      figuresOf(rule).map((figure) => {
        const own = overrides.find((each) => each.rule === rule.id && each.figure === figure.name)
        return {
          ...figure,
          rule: rule.id,
          value: own?.value ?? figure.value,
          original: sayValue(figure, figure.value),
          own: own ? sayValue(figure, own.value) : null,
        }
      }),
    )
}
