import { refuse, type Refusal } from '../../shared/_kernel'
import { maySeeStaff, type Role } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'

export type PersonRow = {
  readonly id: string
  readonly name: string
  readonly position: string
  readonly unitName: string
  readonly roles: readonly Role[]
  readonly bound: boolean
  readonly active: boolean
}

const mostPeople = 1000

export async function listPeople({ db, person }: StaffContext): Promise<{ people: PersonRow[] } | Refusal> {
  if (!maySeeStaff(person)) return refuse('not-allowed', '只有管理员可以查看全部人员。')
  const everybody = await db.find('people', { where: {}, orderBy: ['_id', 'asc'], limit: mostPeople })
  return {
    people: everybody.map(({ _id, name, position, unitName, roles, openId, active }) => ({
      id: _id,
      name,
      position,
      unitName,
      roles,
      bound: openId !== null,
      active,
    })),
  }
}
