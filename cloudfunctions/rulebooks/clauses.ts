import type { Clause, EffectiveRules, EnactedRulebook } from '../../shared/rulebooks'
import type { Context } from '../_platform/context'
import { enactedOf } from '../_platform/enacted'

export type ClauseText = Pick<Clause, 'id' | 'heading' | 'text'>

/** The clauses that bind a channel, for screens that name one. */
export async function clausesOf({ db }: Pick<Context, 'db'>, rules: EffectiveRules): Promise<ClauseText[]> {
  return clausesIn(await enactedOf(db, rules.rulebooks))
}

export function clausesIn(enacted: readonly EnactedRulebook[]): ClauseText[] {
  return enacted.flatMap(({ rulebook }) =>
    rulebook.clauses.map(({ id, heading, text }) => ({ id, heading, text })),
  )
}
