import { errandGroupNames, errandGroups, errands, type Errand } from '../../shared/errands'
import type { Person } from '../../shared/staff'
import { initialsOf } from '../_platform/initials'
import type { Standing } from './read-books'

export type ErrandView = Pick<Errand, 'key' | 'title' | 'line' | 'screen' | 'clauses'> & {
  /** By the first letters of their pinyin, to be found by. */
  readonly initials: Pick<Errand, 'title' | 'line'>
}

export type ErrandGroupView = { readonly title: string; readonly errands: readonly ErrandView[] }

/** What can be done here by the rulebooks that the company follows: an errand of which they say nothing is none. */
export function presentErrands(standings: readonly Standing[], person: Person | null): ErrandGroupView[] {
  const inForce = standings
    .filter((standing) => standing.inForce)
    .flatMap(({ clauses }) => clauses.map(({ id }) => id))
  const shown = errands
    .map((errand) => ({ ...errand, clauses: errand.clauses.filter((id) => inForce.includes(id)) }))
    .filter(({ clauses }) => clauses.length > 0)
  return errandGroups
    .map((group) => ({
      title: errandGroupNames[group],
      errands: shown
        .filter((errand) => errand.group === group)
        .map(({ key, title, line, screen, clauses }) => ({
          ...{ key, title, line, clauses },
          screen: person && screen,
          initials: { title: initialsOf(title), line: initialsOf(line) },
        })),
    }))
    .filter((group) => group.errands.length > 0)
}
