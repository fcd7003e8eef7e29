import type { Context } from '../_platform/context'

/** People's names by id, for the given ids. */
export async function namesOf(
  { db }: Pick<Context, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const people = await db.getMany('people', [...new Set(ids)])
  return new Map(people.map((person) => [person._id, person.name]))
}
