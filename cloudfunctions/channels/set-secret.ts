import { refuse, remember, type Refusal } from '../../shared/_kernel'
import {
  checkSecret,
  cleanSecret,
  mayChangeChannels,
  secretNames,
  type AccountSecret,
} from '../../shared/channels'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { maySeal, sealSecret, type NewSecret } from '../_platform/secrets'
import { replaceWithTrail } from '../trail'
import { secretsOf, type SecretRow } from './secret-rows'

export type SecretCommand = {
  readonly commandId: string
  readonly channelId: string
  readonly secret: AccountSecret
}

/** An admin enters what WeChat's console gave out (G16). It goes into its seal at once; the trail says that, not what. */
export function setSecret(
  ctx: StaffContext,
  { commandId, channelId, secret }: SecretCommand,
): Promise<readonly SecretRow[] | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!mayChangeChannels(person)) return refuse('not-allowed', '只有管理员可以填写渠道的凭证。')
    const channel = await db.get('channels', channelId)
    if (!channel) return refuse('not-found', '没有这个渠道，请刷新后再试。', { path: 'channelId' })
    const { appId } = channel.account
    if (channel.commands.includes(commandId)) return secretsOf(ctx, appId)
    const refusal = checkSecret(secret) ?? keyMissing()
    if (refusal) return refusal
    const by = { id: person._id, name: person.name }
    const write = await sealSecret(ctx, { owner: appId, by, ...sealable(cleanSecret(secret)) })
    const after = { ...channel, commands: remember(channel.commands, commandId) }
    const details = { secret: secretNames[secret.kind] }
    await db.transact(async (tx) => {
      await write(tx)
      await replaceWithTrail(tx, ctx, 'channels', after, { action: 'secret-set', by, at: now, details })
    })
    return secretsOf(ctx, appId)
  })
}

function keyMissing(): Refusal | null {
  if (maySeal()) return null
  return refuse(
    'wrong-state',
    '服务器还没有配置加密密钥（SEALING_KEY），凭证不能保存，也没有保存。请联系部署人员配置后再填写。',
  )
}

function sealable(secret: AccountSecret): Pick<NewSecret, 'purpose' | 'value'> {
  if (secret.kind === 'app-secret') return { purpose: 'app-secret', value: secret.appSecret }
  const { token, encodingAesKey } = secret
  return { purpose: 'callback', value: { token, encodingAesKey } }
}
