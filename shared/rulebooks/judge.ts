import type { Finding } from './check-material'
import type { RuleKind, RuleOf, Told } from './rule'

/** What a rule says of a case, without what it says of itself. */
type Judgement = Pick<Finding, 'verdict' | 'measured' | 'limit' | 'item'>

export type Check<K extends RuleKind> = (rule: RuleOf<K>, told: Told<K>) => Judgement

/** What each kind of rule means. */
export type Checks<Kinds extends RuleKind> = { readonly [K in Kinds]: Check<K> }

export function judge(isKept: boolean, measured: string, limit: string): Judgement {
  return { verdict: isKept ? 'met' : 'not-met', measured, limit }
}

export function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index])
}
