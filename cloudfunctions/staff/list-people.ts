import type { Refusal } from '../../shared/_kernel'
import { keyOf, maySeeStaff, staffIsForAdmins, type Person, type Role } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { initialsOf } from '../_platform/initials'
import { unitNames, type UnitRow } from './units'

export type PersonRow = {
  readonly id: string
  readonly name: string
  readonly position: string
  readonly unitName: string
  readonly roles: readonly Role[]
  readonly bound: boolean
  readonly active: boolean
}

/** Of whom a list is: the staff, those of it who have not joined yet, or who has left. */
export const peopleLists = ['staff', 'unbound', 'gone'] as const

export type PeopleQuery = {
  readonly list: (typeof peopleLists)[number]
  /** Any part of the name, first letters of its pinyin, the beginning of the number; or of a unit's name. */
  readonly words: string
  readonly unitId: string | null
  /** Where the page before ended. */
  readonly after: string | null
}

export type PeoplePage = {
  readonly rows: readonly PersonRow[]
  readonly next: string | null
  /** Units that the words may mean. */
  readonly units: readonly UnitRow[]
}

const pageSize = 50
const mostUnits = 5

export async function listPeople(ctx: StaffContext, query: PeopleQuery): Promise<PeoplePage | Refusal> {
  if (!maySeeStaff(ctx.person)) return staffIsForAdmins
  const { list, words, unitId, after } = query
  const key = keyOf(words)
  const where = {
    active: list !== 'gone',
    ...(list === 'unbound' && { openId: null }),
    ...(unitId !== null && { unitId }),
    ...(key !== null && { keys: key }),
    _id: is.after(after ?? ''),
  }
  const [found, units] = await Promise.all([
    ctx.db.find('people', { where, orderBy: ['_id', 'asc'], limit: pageSize + 1 }),
    key === null || unitId !== null || after !== null ? [] : unitsMeant(ctx, words),
  ])
  const shown = found.slice(0, pageSize)
  return {
    rows: shown.map(presentPerson),
    next: found.length > pageSize ? (shown.at(-1)?._id ?? null) : null,
    units,
  }
}

async function unitsMeant(ctx: StaffContext, words: string): Promise<UnitRow[]> {
  const typed = words.trim().toLowerCase()
  const units = await unitNames(ctx)
  const meant = units.filter(
    ({ name }) =>
      name.toLowerCase().includes(typed) || (typed.length > 1 && initialsOf(name).includes(typed)),
  )
  return meant.slice(0, mostUnits)
}

export function presentPerson({ _id, name, position, unitName, roles, openId, active }: Person): PersonRow {
  return { id: _id, name, position, unitName, roles, bound: openId !== null, active }
}
