import type { Person } from '../staff'
import type { Application } from './application'
import { isKeeper, type Offices } from './offices'

/**
 * Whoever asked, their unit's head, and whoever keeps the accounts may read an application; whoever has a part in its
 * approval may as well.
 */
export function mayReadApplication(
  person: Person,
  { askedBy, unitId }: Pick<Application, 'askedBy' | 'unitId'>,
  offices: Pick<Offices, 'people'>,
): boolean {
  if (!person.active) return false
  return (
    person._id === askedBy ||
    (person.unitId === unitId && person.roles.includes('head')) ||
    isKeeper(person, offices)
  )
}
