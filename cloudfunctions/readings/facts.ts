import type { Opens, ReadingFacts } from '../../shared/notices'
import type { Reading } from '../../shared/readings'
import { rulebookIdOf, versionOf } from '../../shared/rulebooks'

/** A reading as people are told of it. */
export function factsOf({
  rulebook,
  title,
  dueOn,
}: Pick<Reading, 'rulebook' | 'title' | 'dueOn'>): ReadingFacts {
  return { version: `《${title}》第 ${versionOf(rulebook)} 版`, dueOn }
}

/** Whoever is asked reads the rulebook, and confirms there. */
export function opens({ rulebook }: Pick<Reading, 'rulebook'>): Opens {
  return { screen: 'rulebook', id: rulebookIdOf(rulebook) }
}
