import type { Day } from '../_kernel'
import type { SentElsewhere } from '../channels'
import type { AccountKind, QuotaRule } from '../rulebooks'

/** How many mass sends an account has had of those it may have, in the span that a day lies in (P2). */
export type MassQuota = {
  readonly clause: string
  readonly per: 'day' | 'month'
  readonly used: number
  readonly limit: number
}

/**
 * Where several rules limit it, the one that leaves least.
 * @param own days on which editions of the channel were sent, or are planned to be
 * @returns null where no rule limits this kind of account
 */
export function massQuota(
  rules: readonly QuotaRule[],
  kind: AccountKind,
  day: Day,
  own: readonly Day[],
  elsewhere: readonly Pick<SentElsewhere, 'day' | 'times'>[],
): MassQuota | null {
  const quotas = rules
    .filter(({ account }) => account === kind)
    .map((rule) => countedBy(rule, day, own, elsewhere))
  return quotas.sort((a, b) => a.limit - a.used - (b.limit - b.used))[0] ?? null
}

function countedBy(
  rule: QuotaRule,
  day: Day,
  own: readonly Day[],
  elsewhere: readonly Pick<SentElsewhere, 'day' | 'times'>[],
): MassQuota {
  const span = spanOf(day, rule.per)
  const ours = own.filter((sent) => sent.startsWith(span)).length
  const theirs = elsewhere.filter((sent) => sent.day.startsWith(span))
  const used = ours + theirs.reduce((sum, { times }) => sum + times, 0)
  return { clause: rule.clause, per: rule.per, used, limit: rule.sends }
}

export function isUsedUp({ used, limit }: MassQuota): boolean {
  return used >= limit
}

/** `本月已群发 4 次，最多 4 次（P2）` */
export function sayQuota({ per, used, limit, clause }: MassQuota): string {
  return `${per === 'day' ? '当天' : '当月'}已群发 ${used} 次，最多 ${limit} 次（${clause}）`
}

/** A day, or its month. */
function spanOf(day: Day, per: 'day' | 'month'): string {
  return day.slice(0, per === 'day' ? 10 : 7)
}
