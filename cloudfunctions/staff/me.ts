import { isAdmin, type Person } from '../../shared/staff'
import { maySubmit } from '../../shared/posts'

/** Who is looking, as every tab shows it. */
export type Me = {
  readonly id: string
  readonly name: string
  readonly position: string
  readonly unitName: string
  readonly maySubmit: boolean
  readonly isAdmin: boolean
}

export function presentMe(person: Person): Me {
  const { _id, name, position, unitName } = person
  return { id: _id, name, position, unitName, maySubmit: maySubmit(person), isAdmin: isAdmin(person) }
}
