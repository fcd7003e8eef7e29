import { refuse, remember, type Refusal } from '../../shared/_kernel'
import { readInviteCode, type Person } from '../../shared/staff'
import type { CallerContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { presentMe, type Me } from './me'

export type BindCommand = { readonly commandId: string; readonly code: string }

/** Binds the WeChat user who calls to the person whom an admin invited (X4). An invite works once. */
export function bindPerson(
  ctx: CallerContext & { readonly person: Person | null },
  { commandId, code: typed }: BindCommand,
): Promise<Me | Refusal> {
  const { db, openId, person: bound, now, hash } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!openId) return refuse('not-bound', '请在微信中打开小程序。')
    if (bound?.commands.includes(commandId)) return presentMe(bound)
    if (bound) return refuse('wrong-state', `您已绑定为${bound.unitName}的${bound.name}，无需再次绑定。`)
    const code = readInviteCode(typed)
    if (!code) return refuse('bad-input', '邀请码是 8 位字母和数字，请核对后重新填写。', { path: 'code' })
    const invite = await db.get('invites', hash(code))
    if (!invite) return refuse('not-found', '没有这个邀请码，请核对，或请管理员重新生成。', { path: 'code' })
    if (invite.usedBy !== null)
      return refuse('wrong-state', '这个邀请码已用过，请管理员重新生成。', { path: 'code' })
    if (invite.expiresAt <= now)
      return refuse('wrong-state', '这个邀请码已过期，请管理员重新生成。', { path: 'code' })
    const invited = await db.get('people', invite.personId)
    if (!invited?.active) return refuse('not-found', '这个邀请码所对应的人员已不在职。', { path: 'code' })
    const person = { ...invited, openId, commands: remember(invited.commands, commandId) }
    await db.transact(async (tx) => {
      await tx.replace('invites', { ...invite, usedBy: openId })
      await tx.replace('people', person)
    })
    return presentMe(person)
  })
}
