import type { Person, Role } from '../../shared/staff'
import type { Database } from '../_platform/database'

/** There should be one; those who have left have no roles. */
const mostFound = 5

/** Who else of their unit has a role that only one of it has (G1). */
export async function othersWithRole(
  db: Database,
  { _id, unitId }: Pick<Person, '_id' | 'unitId'>,
  role: Role,
): Promise<Person[]> {
  const found = await db.find('people', { where: { unitId, roles: role }, limit: mostFound })
  return found.filter((person) => person.active && person._id !== _id)
}
