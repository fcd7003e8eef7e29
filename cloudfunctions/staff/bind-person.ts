import { refuse, remember, type Instant, type Refusal } from '../../shared/_kernel'
import {
  recentGuesses,
  readInviteCode,
  refuseGuessing,
  refuseInvite,
  type Binding,
  type Invite,
  type Person,
} from '../../shared/staff'
import type { CallerContext } from '../_platform/context'
import { untilUncontended, type Tx } from '../_platform/database'
import { replaceWithTrail } from '../trail'
import { presentMe, type Me } from './me'

export type BindCommand = { readonly commandId: string; readonly code: string }

/**
 * Binds the WeChat user who calls to the person whom an admin invited (X4). An invite works once; by a new one a person
 * moves to another phone, and the old phone loses access at once.
 */
export function bindPerson(ctx: CallerContext, command: BindCommand): Promise<Me | Refusal> {
  const { db, openId, now, hash } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!openId) return refuse('not-bound', '请在微信中打开小程序。')
    const code = readInviteCode(command.code)
    if (!code) return refuse('bad-input', '邀请码是 8 位字母和数字，请核对后重新填写。', { path: 'code' })
    const [[bound], binding, invite] = await Promise.all([
      db.find('people', { where: { openId, active: true }, limit: 1 }),
      db.get('bindings', hash(openId)),
      db.get('invites', hash(code)),
    ])
    if (bound) return answerBound(bound, invite, openId)
    const recent = recentGuesses(binding?.wrongCodes ?? [], now)
    const guessing = refuseGuessing(recent)
    if (guessing) return guessing
    const invited = invite && (await db.get('people', invite.personId))
    if (!invite || !invited) {
      await db.transact((tx) => keepBinding(tx, ctx, openId, binding, { wrongCodes: [...recent, now] }))
      return refuse('not-found', '没有这个邀请码，请核对，或请管理员重新生成。', { path: 'code' })
    }
    // The same tap was carried out between these reads.
    if (invited.openId === openId && invited.active) return presentMe(invited)
    const refusal = refuseInvite(invite, invited, now)
    if (refusal) return refusal
    const person = bind(invited, openId, now, command.commandId)
    const former = invited.openId === null ? null : await db.get('bindings', hash(invited.openId))
    await db.transact(async (tx) => {
      await tx.replace('invites', { ...invite, usedBy: openId })
      await keepBinding(tx, ctx, openId, binding, { personId: person._id, wrongCodes: [] })
      if (former && former._id !== hash(openId)) await tx.replace('bindings', { ...former, personId: null })
      await replaceWithTrail(tx, ctx, 'people', person, {
        action: invited.openId === null ? 'bound' : 'rebound',
        by: { id: person._id, name: person.name },
        at: now,
        details: { invitedBy: invite.invitedBy },
      })
    })
    return presentMe(person)
  })
}

/** The same tap again, or the same code typed again by the one whom it bound, answers with what became of it. */
function answerBound(bound: Person, invite: Invite | null, openId: string): Me | Refusal {
  if (invite?.usedBy === openId && invite.personId === bound._id) return presentMe(bound)
  return refuse('wrong-state', `您已绑定为${bound.unitName}的${bound.name}，无需再次绑定。`)
}

function bind(invited: Person, openId: string, now: Instant, commandId: string): Person {
  return { ...invited, openId, boundAt: now, inviteId: null, commands: remember(invited.commands, commandId) }
}

function keepBinding(
  tx: Tx,
  { hash }: CallerContext,
  openId: string,
  seen: Binding | null,
  change: Partial<Binding>,
): Promise<void> {
  if (seen) return tx.replace('bindings', { ...seen, ...change })
  const first = { _id: hash(openId), schema: 1, version: 1, personId: null, wrongCodes: [] }
  return tx.insert('bindings', { ...first, ...change })
}
