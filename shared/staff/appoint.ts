import { refuse, type Refusal } from '../_kernel'
import { isAdmin } from './person.policy'
import { roleNames, roles, type Person, type Role } from './person'
import { oncePerUnit } from './unit'

export const staffIsForAdmins = refuse('not-allowed', '只有管理员可以修改人员与单位（X4）。', {
  clause: 'X4',
})

export const unknownPerson = refuse('not-found', '没有这位在职人员，请刷新名单后再试。', { path: 'personId' })

/**
 * Why this role cannot be given or taken; null when it can. Nobody takes their own as an admin: so that whoever takes
 * it from another one stays one, and a company always has one.
 */
export function refuseRole(admin: Person, person: Person, role: Role, isHeld: boolean): Refusal | null {
  if (!isAdmin(admin)) return staffIsForAdmins
  if (!person.active) return unknownPerson
  if (role !== 'admin' || isHeld || person._id !== admin._id) return null
  return refuse('not-allowed', '不能取消自己的管理员角色，请另一位管理员来办（X4）。', { clause: 'X4' })
}

/** A unit's named person and the deputy are two people (G1): whoever becomes one of them is the other no more. */
const twoHands = ['submitter', 'deputy-submitter'] as const

export function withRole(person: Person, role: Role, isHeld: boolean): Person {
  const instead = twoHands.some((hand) => hand === role) ? twoHands : []
  const kept = person.roles.filter(
    (held) => held !== role && (!isHeld || !instead.some((hand) => hand === held)),
  )
  return { ...person, roles: roles.filter((each) => kept.includes(each) || (isHeld && each === role)) }
}

export function isOncePerUnit(role: Role): boolean {
  return oncePerUnit.some((each) => each === role)
}

/** Whoever holds what only one may is named to the admin first, and gives it up with their consent alone. */
export function refuseUnseen(
  others: readonly Person[],
  role: Role,
  insteadId: string | null,
): Refusal | null {
  const unseen = others.find(({ _id }) => _id !== insteadId)
  if (!unseen) return null
  return refuse(
    'stale',
    `${unseen.unitName}的${roleNames[role]}现在是${unseen.name}（G1），请刷新后再决定。`,
    {
      clause: 'G1',
    },
  )
}
