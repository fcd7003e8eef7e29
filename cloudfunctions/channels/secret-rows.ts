import type { Instant } from '../../shared/_kernel'
import type { SecretKind } from '../../shared/channels'
import { problemOfError } from '../../shared/publishing'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'
import { secretsSet } from '../_platform/secrets'

/** All that is told of a secret: whether, when and by whom it was set, and what WeChat said of it. */
export type SecretRow = {
  readonly kind: SecretKind
  readonly set: { readonly at: Instant; readonly byName: string } | null
  /** Until when the one before still counts. */
  readonly beforeUntil: Instant | null
  /** What WeChat answered when it was last asked with it; null when it was content, or has not been asked. */
  readonly trouble: string | null
}

const kinds = ['app-secret', 'callback'] as const

/** By the accounts' appids. */
export async function secretRows(
  ctx: Pick<Context, 'db' | 'now'>,
  appIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SecretRow[]>> {
  const where = { _id: is.oneOf(appIds) }
  const [set, tokens] = await Promise.all([
    secretsSet(ctx, appIds, kinds),
    ctx.db.findOnly('wechatTokens', { where, limit: 1 + appIds.length }, ['failedAt', 'failedWith']),
  ])
  return new Map(
    appIds.map((appId) => {
      const token = tokens.find(({ _id }) => _id === appId)
      const rows = kinds.map((kind): SecretRow => {
        const found = set.find(({ owner, purpose }) => owner === appId && purpose === kind)
        const failed = kind === 'app-secret' && found && token?.failedAt && token.failedAt >= found.setAt
        return {
          kind,
          set: found ? { at: found.setAt, byName: found.byName } : null,
          beforeUntil: found?.beforeUntil ?? null,
          trouble: failed ? sayTrouble(token.failedWith) : null,
        }
      })
      return [appId, rows]
    }),
  )
}

export async function secretsOf(
  ctx: Pick<Context, 'db' | 'now'>,
  appId: string,
): Promise<readonly SecretRow[]> {
  return (await secretRows(ctx, [appId])).get(appId) ?? []
}

function sayTrouble(errcode: number | null): string {
  return errcode === null ? '微信没有回答' : problemOfError(errcode).what
}
