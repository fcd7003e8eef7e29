import { addMinutes, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { inviteHours, mayInvite, newInviteCode } from '../../shared/staff'
import type { Actor } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { replaceWithTrail } from '../trail'

export type Invited = { readonly code: string; readonly expiresAt: Instant }

/**
 * Makes a single-use code for one person, and ends the one before. It is shown once: only its hash is kept. Hence the
 * same tap sent twice cannot answer with the same code; the later answer holds.
 */
export async function invitePerson(
  ctx: StaffContext,
  { personId }: { readonly personId: string },
): Promise<Invited | Refusal> {
  const { person } = ctx
  if (!mayInvite(person)) return refuse('not-allowed', '只有管理员可以邀请人员。')
  return makeInvite(ctx, personId, { id: person._id, name: person.name })
}

/** After a lost phone: whoever holds it is out at once, and the person joins again by a new code (X4). */
export async function revokeBinding(
  ctx: StaffContext,
  { personId }: { readonly personId: string },
): Promise<Invited | Refusal> {
  const { person } = ctx
  if (!mayInvite(person)) return refuse('not-allowed', '只有管理员可以解除绑定。')
  if (personId === person._id)
    return refuse('not-allowed', '不能解除自己的绑定，请另一位管理员来办（X4）。', { clause: 'X4' })
  return makeInvite(ctx, personId, { id: person._id, name: person.name }, true)
}

/** @param revokes whether who is bound now is out at once, instead of once the code is used */
export function makeInvite(
  ctx: Context,
  personId: string,
  by: Actor,
  revokes = false,
): Promise<Invited | Refusal> {
  const { db, now, random, hash } = ctx
  return untilUncontended(random, async () => {
    const invited = await db.get('people', personId)
    if (!invited?.active) return refuse('not-found', '没有这位在职人员，请刷新名单后再试。')
    const code = newInviteCode(random)
    const expiresAt = addMinutes(now, inviteHours * 60)
    const invite = {
      _id: hash(code),
      schema: 1,
      version: 1,
      personId,
      invitedBy: by.id,
      expiresAt,
      usedBy: null,
    }
    const bound = revokes && invited.openId !== null ? await db.get('bindings', hash(invited.openId)) : null
    const action = revokes && invited.openId !== null ? 'revoked' : 'invited'
    const left = revokes ? { openId: null, boundAt: null } : {}
    const deed = { action, by, at: now, details: { expiresAt } }
    await db.transact(async (tx) => {
      await tx.insert('invites', invite)
      if (bound) await tx.replace('bindings', { ...bound, personId: null })
      await replaceWithTrail(tx, ctx, 'people', { ...invited, ...left, inviteId: invite._id }, deed)
    })
    return { code, expiresAt }
  })
}
