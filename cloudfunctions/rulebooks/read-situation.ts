import type { EffectiveRules } from '../../shared/rulebooks'
import type { Unit } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { allEnacted } from '../_platform/enacted'
import type { Situation } from './plan-adoption'

/** More than a company has; CloudBase gives 1,000 documents at most. */
const most = 1_000

const everything = { where: {}, orderBy: ['_id', 'asc'], limit: most } as const

/** With the units that it can bind, and what holds for each channel now. */
export type WholeSituation = Situation & {
  readonly units: readonly Unit[]
  readonly rules: readonly EffectiveRules[]
}

/** Everything that adopting a rulebook depends on, in one round. */
export async function readSituation({ db }: Pick<Context, 'db'>): Promise<WholeSituation> {
  const [enacted, adopted, channels, units, rules] = await Promise.all([
    allEnacted(db),
    db.find('adoptions', everything),
    db.find('channels', everything),
    db.find('units', everything),
    db.find('effectiveRules', everything),
  ])
  return { books: enacted.map(({ rulebook }) => rulebook), adopted, channels, units, rules }
}
