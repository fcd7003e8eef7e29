import { isRefusal, refuse, type Refusal } from '../_kernel'
import { figuresOf, putFigures, sayValue, type Override, type RuleFigure } from './figures'
import type { OwnNumber } from './own-numbers'
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

/** A company's own number of a version that another takes the place of, and what becomes of it. */
export type CarriedOver = {
  readonly override: OwnNumber
  readonly clause: string
  readonly label: string
  readonly own: string
  /** What the new version itself says; null where it has no such number any more. */
  readonly original: string | null
  /** Why it does not go on; null where it does. */
  readonly dropped: string | null
}

/**
 * The company's own numbers under another version of the rulebook: they go on where they still say something else than
 * the regulation, and still may.
 */
export function carryOver(before: Rulebook, after: Rulebook, overrides: readonly OwnNumber[]): CarriedOver[] {
  return overrides.map((override) => {
    const was = before.rules.find(({ id }) => id === override.rule)
    const rule = after.rules.find(({ id }) => id === override.rule)
    const named = (each: Rule | undefined) =>
      each && figuresOf(each).find(({ name }) => name === override.figure)
    const [former, figure] = [named(was), named(rule)]
    const shown = former ?? figure
    const about = {
      override,
      clause: (rule ?? was)?.clause ?? '',
      label: shown?.label ?? '',
      own: shown ? sayValue(shown, override.value) : `${override.value}`,
    }
    if (!rule || !figure) return { ...about, original: null, dropped: '新版没有这个数字了' }
    const original = sayValue(figure, figure.value)
    const others = overrides.filter((each) => each !== override && each.rule === override.rule)
    const ofAll = others.filter((each) => each.channelId === undefined)
    const differsFromAll =
      override.channelId !== undefined && ofAll.some(({ figure: name }) => name === figure.name)
    if (figure.value === override.value && !differsFromAll)
      return { ...about, original, dropped: '新版已是这个数字' }
    const put = putFigures(rule, [override])
    // Two ends of a window move together.
    const together = [
      ...ofAll,
      ...others.filter(({ channelId }) => channelId === override.channelId),
      override,
    ]
    const isFine = !isRefusal(put) || !isRefusal(putFigures(rule, together))
    return { ...about, original, dropped: isFine ? null : put.message }
  })
}
