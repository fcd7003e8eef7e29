import type { Refusal } from '../../shared/_kernel'
import { maySeeStaff, oncePerUnit, staffIsForAdmins, type Person, type Role } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { walk } from '../_platform/walk'

export type UnitRow = { readonly id: string; readonly name: string }

/** Who answers for a unit (G1): each is one person, or nobody yet. */
export type Named = {
  readonly role: Role
  readonly person: { readonly id: string; readonly name: string } | null
}

export type NamedUnit = UnitRow & { readonly named: readonly Named[] }

const pageSize = 50

/** 单位, with whoever answers for each. */
export async function listUnits(
  { db, person }: StaffContext,
  { after }: { readonly after: string | null },
): Promise<{ rows: NamedUnit[]; next: string | null } | Refusal> {
  if (!maySeeStaff(person)) return staffIsForAdmins
  const where = { _id: is.after(after ?? '') }
  const units = await db.find('units', { where, orderBy: ['_id', 'asc'], limit: pageSize + 1 })
  const shown = units.slice(0, pageSize)
  const named = await namedIn(
    db,
    shown.map(({ _id }) => _id),
  )
  const rows = shown.map(({ _id, name }) => ({ id: _id, name, named: presentNamed(_id, named) }))
  return { rows, next: units.length > pageSize ? (shown.at(-1)?._id ?? null) : null }
}

/** Each unit has at most one of each. */
export async function namedIn(db: Context['db'], unitIds: readonly string[]): Promise<Person[]> {
  const where = { unitId: is.oneOf(unitIds), roles: is.oneOf(oncePerUnit) }
  const found = await db.find('people', { where, limit: pageSize * oncePerUnit.length })
  return found.filter(({ active }) => active)
}

export function presentNamed(unitId: string, people: readonly Person[]): Named[] {
  return oncePerUnit.map((role) => {
    const found = people.find((person) => person.unitId === unitId && person.roles.includes(role))
    return { role, person: found ? { id: found._id, name: found.name } : null }
  })
}

/** All of them by name: a company has hundreds. */
export async function unitNames({ db }: Pick<Context, 'db'>): Promise<UnitRow[]> {
  const units: UnitRow[] = []
  for await (const page of walk(db, 'units', '_id', ['name']))
    units.push(...page.map(({ _id: id, name }) => ({ id, name })))
  return units
}
