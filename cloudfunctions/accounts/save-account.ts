import { watched, type AccountSettings, type RegisteredAccount } from '../../shared/accounts'
import type { Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { replaceWithTrail } from '../trail'

type Figures = Pick<AccountSettings, 'figures'>

/** Writes a changed account with what follows from the change: how it is found, and when the clock looks at it next. */
export function replaceAccount(
  tx: Tx,
  ctx: Pick<Context, 'hash' | 'now'>,
  account: RegisteredAccount,
  { figures }: Figures,
  deed: Deed,
): Promise<void> {
  return replaceWithTrail(tx, ctx, 'accounts', watched(account, figures, ctx.now), deed)
}
