import { errandGroupNames, errandGroups, errands, type Errand } from '../../shared/errands'
import type { Person } from '../../shared/staff'
import { initialsOf } from '../_platform/initials'
import type { Standing } from './read-books'

/** Whoever has not joined is shown no screen. */
export type OpenErrand = Pick<Errand, 'key' | 'title' | 'line' | 'screen' | 'clauses'>

export type ErrandView = OpenErrand & {
  /** By the first letters of their pinyin, to be found by. */
  readonly initials: Pick<Errand, 'title' | 'line'>
}

export type ErrandGroupView = { readonly title: string; readonly errands: readonly ErrandView[] }

/** What can be done here by the rulebooks that the company follows: an errand of which they say nothing is none. */
export function presentErrands(standings: readonly Standing[], person: Person | null): ErrandGroupView[] {
  const shown = errandsHere(standings)
  return errandGroups
    .map((group) => ({
      title: errandGroupNames[group],
      errands: shown
        .filter((errand) => errand.group === group)
        .map((errand) => ({
          ...openFor(errand, person),
          initials: { title: initialsOf(errand.title), line: initialsOf(errand.line) },
        })),
    }))
    .filter((group) => group.errands.length > 0)
}

/** Those that a clause governs. */
export function errandsUnder(
  clause: string,
  standings: readonly Standing[],
  person: Person | null,
): OpenErrand[] {
  return errandsHere(standings)
    .filter(({ clauses }) => clauses.includes(clause))
    .map((errand) => openFor(errand, person))
}

function errandsHere(standings: readonly Standing[]): Errand[] {
  const inForce = standings
    .filter((standing) => standing.inForce)
    .flatMap(({ clauses }) => clauses.map(({ id }) => id))
  return errands
    .map((errand) => ({ ...errand, clauses: errand.clauses.filter((id) => inForce.includes(id)) }))
    .filter(({ clauses }) => clauses.length > 0)
}

function openFor({ key, title, line, screen, clauses }: Errand, person: Person | null): OpenErrand {
  return { key, title, line, clauses, screen: person && screen }
}
