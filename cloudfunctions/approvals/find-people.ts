import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'

export type FoundPerson = {
  readonly id: string
  readonly name: string
  readonly unitName: string
  readonly position: string
}

const mostFound = 20

/** Whom something can be handed to: colleagues of one's own unit, or those whose name begins so. */
export async function findPeople(
  { db, person }: StaffContext,
  { name }: { readonly name: string },
): Promise<{ people: FoundPerson[] }> {
  const begins = name.trim()
  const found =
    begins === ''
      ? await db.find('people', { where: { unitId: person.unitId }, limit: mostFound })
      : await db.find('people', {
          where: { active: true, name: is.atLeast(begins) },
          orderBy: ['name', 'asc'],
          limit: mostFound,
        })
  const people = found.filter(
    ({ _id, active, name: called }) => active && _id !== person._id && called.startsWith(begins),
  )
  return {
    people: people.map(({ _id, name: called, unitName, position }) => ({
      id: _id,
      name: called,
      unitName,
      position,
    })),
  }
}
