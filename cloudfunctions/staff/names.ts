import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'

/** People's names by id, for the given ids. */
export async function namesOf(
  { db }: Pick<Context, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  return namesAmong(await db.getMany('people', [...new Set(ids)]))
}

export function namesAmong(people: readonly Person[]): Map<string, string> {
  return new Map(people.map((person) => [person._id, person.name]))
}
