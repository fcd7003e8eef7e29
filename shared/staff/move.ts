import { refuse, type Refusal } from '../_kernel'
import { staffIsForAdmins, unknownPerson } from './appoint'
import { isAdmin } from './person.policy'
import { roleNames, type Person } from './person'
import { oncePerUnit, type Unit } from './unit'

/** Why somebody cannot move to this unit; null when they can (E2). */
export function refuseMove(
  admin: Person,
  person: Person | null,
  unit: Unit | null,
  standIn: Person | null,
  standInId: string | null,
): Refusal | null {
  if (!isAdmin(admin)) return staffIsForAdmins
  if (!person?.active) return unknownPerson
  if (!unit) return refuse('not-found', '没有这个单位，请另选一个。', { path: 'unitId' })
  if (unit._id === person.unitId)
    return refuse('wrong-state', `${person.name}已经在${unit.name}，请刷新后查看。`, { path: 'unitId' })
  if (standInId === null) return null
  if (standIn?.active && standIn.unitId === person.unitId && standIn._id !== person._id) return null
  return refuse('bad-input', `接手的人须是${person.unitName}的另一位在职人员（G1），请另选一位。`, {
    ...{ path: 'standInId', clause: 'G1' },
  })
}

/** What belongs to a unit stays with it (G1); an admin stays one. */
export function move(person: Person, { _id: unitId, name: unitName }: Unit, position: string): Person {
  const roles = person.roles.filter((role) => role === 'admin')
  return { ...person, unitId, unitName, department: '', position, roles }
}

/** `青梧超市的供稿人`: what somebody is in their unit alone. */
export function partsInUnit({ unitName, roles }: Pick<Person, 'unitName' | 'roles'>): string[] {
  return oncePerUnit.filter((role) => roles.includes(role)).map((role) => `${unitName}的${roleNames[role]}`)
}
