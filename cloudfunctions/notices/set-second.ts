import { refuse, remember, type Refusal } from '../../shared/_kernel'
import { defaultNoticeSettings, noticeSettingsId, type SecondChannel } from '../../shared/notices'
import { isAdmin } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { maySeal, sealSecret } from '../_platform/secrets'
import { appOwner, isRobotAddress, robotOwner } from '../_platform/wecom'
import { insertWithTrail, replaceWithTrail } from '../trail'

/** What an admin enters: with the secret, which is never shown again. */
export type EnteredChannel =
  | { readonly kind: 'none' }
  | { readonly kind: 'robot'; readonly address: string }
  | { readonly kind: 'wecom'; readonly corpId: string; readonly agentId: number; readonly secret: string }

export type SecondCommand = { readonly commandId: string; readonly second: EnteredChannel }

/** Chooses where messages go that WeChat does not take. The secret goes into its seal; the trail says that, not what. */
export function setSecondChannel(
  ctx: StaffContext,
  { commandId, second }: SecondCommand,
): Promise<{ second: SecondChannel } | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!isAdmin(person)) return refuse('not-allowed', '只有管理员可以修改通知设置。')
    const known = await db.get('noticeSettings', noticeSettingsId)
    if (known?.commands.includes(commandId)) return { second: known.second }
    const refusal = refuseEntered(second)
    if (refusal) return refusal
    const by = { id: person._id, name: person.name }
    const seal = await sealed(ctx, second, by)
    const before = known ?? defaultNoticeSettings
    const after = { ...before, second: withoutSecret(second), commands: remember(before.commands, commandId) }
    const deed = { action: 'second-channel-set', by, at: now, details: { kind: second.kind } }
    await db.transact(async (tx) => {
      await seal?.(tx)
      if (known) await replaceWithTrail(tx, ctx, 'noticeSettings', after, deed)
      else await insertWithTrail(tx, ctx, 'noticeSettings', after, deed)
    })
    return { second: after.second }
  })
}

function refuseEntered(second: EnteredChannel): Refusal | null {
  if (second.kind === 'none') return null
  if (second.kind === 'robot' && !isRobotAddress(second.address))
    return refuse(
      'bad-input',
      '这不是企业微信群机器人的地址。请在群设置的“群机器人”里复制完整的 Webhook 地址，再粘贴到这里。',
      { path: 'second.address' },
    )
  if (!maySeal())
    return refuse(
      'wrong-state',
      '服务器还没有配置加密密钥（SEALING_KEY），所以没有保存。请联系部署人员配置后再填写。',
    )
  return null
}

function sealed(ctx: StaffContext, second: EnteredChannel, by: { id: string; name: string }) {
  switch (second.kind) {
    case 'none':
      return null
    case 'robot':
      return sealSecret(ctx, { purpose: 'webhook', owner: robotOwner, value: second.address, by })
    case 'wecom':
      return sealSecret(ctx, { purpose: 'wecom', owner: appOwner(second), value: second.secret, by })
    default:
      return second satisfies never
  }
}

function withoutSecret(second: EnteredChannel): SecondChannel {
  if (second.kind === 'wecom') return { kind: 'wecom', corpId: second.corpId, agentId: second.agentId }
  return { kind: second.kind }
}
