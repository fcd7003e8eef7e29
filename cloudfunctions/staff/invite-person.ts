import { addMinutes, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { inviteHours, mayInvite, newInviteCode } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'

export type Invited = { readonly code: string; readonly expiresAt: Instant }

/** Makes a single-use code for one person. It is shown once: only its hash is kept. */
export async function invitePerson(
  { db, person, now, random, hash }: StaffContext,
  { personId }: { readonly personId: string },
): Promise<Invited | Refusal> {
  if (!mayInvite(person)) return refuse('not-allowed', '只有管理员可以邀请人员。')
  const invited = await db.get('people', personId)
  if (!invited?.active) return refuse('not-found', '没有这位在职人员，请刷新名单后再试。')
  const code = newInviteCode(random)
  const expiresAt = addMinutes(now, inviteHours * 60)
  await db.transact((tx) =>
    tx.insert('invites', { _id: hash(code), schema: 1, version: 1, personId, expiresAt, usedBy: null }),
  )
  return { code, expiresAt }
}
