import { sayBytes } from '../_kernel'
import { isWithin, sayBound } from './bound'
import type { Facts, Limit, MaterialRule, Unit } from './material-rule'

export type Verdict = 'met' | 'not-met' | 'not-applicable' | 'not-known-yet'

/** What one rule says of the material: its verdict, and why. */
export type Finding = {
  readonly rule: string
  readonly clause: string
  readonly question: string
  readonly verdict: Verdict
  /** The value found, as people say it; of a list, the first value that breaks the rule. */
  readonly measured?: string
  readonly limit?: string
  /** Of a list, which entry breaks the rule, counted from 1. */
  readonly item?: number
}

export function checkMaterial(rules: readonly MaterialRule[], facts: Facts): Finding[] {
  return rules.map((rule) => checkStandard(rule, facts))
}

export function checkStandard(rule: MaterialRule, facts: Facts): Finding {
  const { id, clause, question, limit, unit } = rule
  const about = { rule: id, clause, question, limit: sayLimit(limit, unit) }
  const value = facts[rule.measure]
  if (value === undefined) return { ...about, verdict: 'not-known-yet' }
  if (typeof value === 'number' || typeof value === 'string') {
    return { ...about, verdict: holds(limit, value) ? 'met' : 'not-met', measured: sayValue(value, unit) }
  }
  if (value.length === 0) return { ...about, verdict: 'not-applicable' }
  const broken = value.find((entry) => !holds(limit, entry))
  if (broken === undefined) return { ...about, verdict: 'met' }
  const item = [...value].indexOf(broken) + 1
  return { ...about, verdict: 'not-met', measured: sayValue(broken, unit), item }
}

function holds(limit: Limit, value: number | string): boolean {
  if ('oneOf' in limit) return limit.oneOf.includes(String(value))
  if ('given' in limit) return String(value).trim() !== ''
  return isWithin(limit, Number(value))
}

function sayLimit(limit: Limit, unit: Unit): string {
  if ('oneOf' in limit) return limit.oneOf.join('、').toUpperCase()
  if ('given' in limit) return '须填写'
  return sayBound(limit, (value) => sayValue(value, unit))
}

function sayValue(value: number | string, unit: Unit): string {
  switch (unit) {
    case 'bytes':
      return sayBytes(Number(value))
    case 'characters':
      return `${value} 字`
    case 'pixels':
      return `${value} 像素`
    case 'count':
      return `${value} 张`
    case 'format':
      return String(value).toUpperCase()
    case 'text':
      return String(value)
    default:
      return unit satisfies never
  }
}
