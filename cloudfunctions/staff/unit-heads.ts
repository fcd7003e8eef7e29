import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'

/** A unit has one head (G1); were there two, either could sign. */
const mostHeads = 5

/** Who signs for a unit. */
export async function unitHeads({ db }: Pick<Context, 'db'>, unitId: string): Promise<Person[]> {
  const heads = await db.find('people', { where: { unitId, roles: 'head' }, limit: mostHeads })
  return heads.filter(({ active }) => active)
}
