import { keysOf, type Person } from '../../shared/staff'
import { initialsOf } from './initials'

/** A person with what they are found by: for whoever writes a name or a number. */
export function foundBy<P extends Pick<Person, 'name' | 'staffNo'>>(person: P): P & Pick<Person, 'keys'> {
  return { ...person, keys: keysOf(person, initialsOf(person.name)) }
}
