import { isAdmin, type Person } from '../staff'
import type { Amendment } from './amendment'

/** Whoever says which rulebooks hold writes their next versions. */
export function mayAmend(person: Person): boolean {
  return isAdmin(person)
}

/** What is published everybody may see: what changes, and from which day (X1). */
export function maySeeAmendment(person: Person, { state }: Pick<Amendment, 'state'>): boolean {
  return mayAmend(person) || (person.active && (state === 'published' || state === 'in-force'))
}

/**
 * Who may be asked for consent: other admins, and the heads of the departments whose channels it binds; nobody who wrote
 * on it.
 */
export function consentOf(
  { authors }: Pick<Amendment, 'authors'>,
  admins: readonly Pick<Person, '_id'>[],
  heads: readonly string[],
): string[] {
  const asked = [...new Set([...heads, ...admins.map(({ _id }) => _id)])]
  return asked.filter((personId) => !authors.includes(personId))
}
