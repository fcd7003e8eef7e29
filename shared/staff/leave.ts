import { refuse, type Refusal } from '../_kernel'
import { isAdmin } from './person.policy'
import type { Person, Role } from './person'
import { oncePerUnit } from './unit'

export const leavingIsForAdmins = refuse('not-allowed', '只有管理员可以办理离职（X4）。', { clause: 'X4' })

export const unknownLeaver = refuse('not-found', '没有这位人员，请刷新名单后再试。', { path: 'personId' })

/** Why this person's leaving cannot be entered, with this one to take over; null when it can (X4, E2). */
export function refuseLeaving(admin: Person, leaver: Person | null, standIn: Person | null): Refusal | null {
  if (!isAdmin(admin)) return leavingIsForAdmins
  if (!leaver) return unknownLeaver
  if (leaver._id === admin._id)
    return refuse('not-allowed', '不能给自己办理离职，请另一位管理员来办（X4）。', { clause: 'X4' })
  if (!standIn?.active)
    return refuse('not-found', '没有这位在职人员，请另选一位接手。', { path: 'standInId' })
  if (standIn._id !== leaver._id) return null
  return refuse('bad-input', '请选另一位同事接手。', { path: 'standInId' })
}

/** Out at once, on every phone (X4). */
export function leave(leaver: Person): Person {
  return { ...leaver, active: false, openId: null, boundAt: null, inviteId: null, roles: [] }
}

/**
 * What somebody was in their unit, whoever takes over is now, if they are of that unit (G1): a deputy who becomes its
 * named person is no deputy any more.
 */
export function takeOver(standIn: Person, leaver: Person): Person {
  const taken = standIn.unitId === leaver.unitId ? unitRoles(leaver) : []
  const kept = standIn.roles.filter((role) => role !== 'deputy-submitter' || !taken.includes('submitter'))
  return { ...standIn, roles: [...new Set([...kept, ...taken])] }
}

function unitRoles({ roles }: Person): Role[] {
  return oncePerUnit.filter((role) => roles.includes(role))
}
