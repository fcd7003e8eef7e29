import { keyOf, type Person } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { is, type Where } from '../_platform/database'
import { initialsOf } from '../_platform/initials'

export type FoundPerson = {
  readonly id: string
  readonly name: string
  readonly unitName: string
  readonly position: string
}

const mostFound = 20

/** Whom something can be handed to: colleagues of one's own unit, or those who are found by what was typed. */
export async function findPeople(
  { db, person }: StaffContext,
  { name }: { readonly name: string },
): Promise<{ people: FoundPerson[] }> {
  const key = keyOf(name)
  const found = await db.find('people', { ...meant(person, key), limit: mostFound })
  const others = found.filter(
    ({ _id, active, name: called }) =>
      active && _id !== person._id && (!isSurname(key) || called.startsWith(key)),
  )
  return {
    people: others.sort(byName).map(({ _id, name: called, unitName, position }) => ({
      id: _id,
      name: called,
      unitName,
      position,
    })),
  }
}

/**
 * Any part of the name, of the first letters of its pinyin, or the beginning of the number. A single sign is in too many
 * names: it is the surname.
 */
function meant({ unitId }: Person, key: string | null): { where: Where; orderBy?: ['name' | '_id', 'asc'] } {
  if (key === null) return { where: { unitId } }
  if (!isSurname(key)) return { where: { active: true, keys: key }, orderBy: ['_id', 'asc'] }
  return { where: { active: true, name: is.atLeast(key) }, orderBy: ['name', 'asc'] }
}

function isSurname(key: string | null): key is string {
  return key !== null && /^\p{Script=Han}$/u.test(key)
}

function byName({ name: one }: Person, { name: other }: Person): number {
  const [a, b] = [one, other].map((name) => `${initialsOf(name)} ${name}`) as [string, string]
  return a < b ? -1 : a > b ? 1 : 0
}
