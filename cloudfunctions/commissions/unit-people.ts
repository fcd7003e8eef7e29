import { answering } from '../../shared/commissions'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'

/** One of each role a unit, and a few more while somebody takes over. */
const mostAnswering = 20

/** Who answers for what a unit owes: its named person, that person's deputy, its head. */
export async function unitPeople({ db }: Pick<Context, 'db'>, unitId: string): Promise<Person[]> {
  const where = { unitId, roles: is.oneOf(answering) }
  const people = await db.find('people', { where, limit: mostAnswering })
  return people.filter(({ active }) => active)
}

/** Whom a reminder goes to: the head too, once it is overdue. */
export function toRemind(people: readonly Person[], isOverdue: boolean): string[] {
  const handsIn = ({ roles }: Person) => roles.includes('submitter') || roles.includes('deputy-submitter')
  return people.filter((person) => isOverdue || handsIn(person)).map(({ _id }) => _id)
}
