import { sayDay, type Day } from '../_kernel'
import type { Wording } from './notice'

/** A version that people are asked to read (阅读确认): `《…》第 2 版`, and their last day. */
export type ReadingFacts = { readonly version: string; readonly dueOn: Day }

export const sayReading = {
  asked: (facts: ReadingFacts, by: string) => ({
    kind: 'reading-asked',
    ...about(facts, by),
    title: '请阅读并确认',
    body: `${by}请您阅读${facts.version}，读完点一下“已阅读，确认”，${sayDay(facts.dueOn)}截止（X1）。`,
  }),
  reminded: (facts: ReadingFacts, isOverdue: boolean) => ({
    kind: 'reading-reminded',
    ...about(facts, null),
    title: isOverdue ? '阅读确认已逾期' : '请尽快阅读确认',
    body: isOverdue
      ? `${facts.version}的阅读确认已在${sayDay(facts.dueOn)}到期，您还没有确认。请尽快阅读，读完点一下“已阅读，确认”（X1）。`
      : `${facts.version}的阅读确认${sayDay(facts.dueOn)}截止，您还没有确认（X1）。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>

function about({ version, dueOn: day }: ReadingFacts, by: string | null) {
  return { about: version, day, by }
}
