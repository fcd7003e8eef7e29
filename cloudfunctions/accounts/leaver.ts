import { dayOf } from '../../shared/_kernel'
import { beginHandover, type RegisteredAccount } from '../../shared/accounts'
import type { Person } from '../../shared/staff'
import { sayAccount } from '../../shared/notices'
import type { Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { notify } from '../notices'
import { replaceAccount } from './save-account'
import { accountSettingsOf } from './settings'

/** More than anybody operates. */
const mostAccounts = 50

type Parting = { readonly leaver: Person; readonly standIn: Person; readonly by: Deed['by'] }

/** Every account that somebody operates who leaves begins to be handed over to whoever takes over (O1, X4). */
export async function accountsOfLeaver(
  ctx: Context,
  { leaver, standIn, by }: Parting,
): Promise<(tx: Tx) => Promise<void>> {
  const [settings, accounts] = await Promise.all([
    accountSettingsOf(ctx),
    ctx.db.find('accounts', {
      where: { operatorIds: leaver._id },
      orderBy: ['sortKey', 'desc'],
      limit: mostAccounts,
    }),
  ])
  const since = dayOf(ctx.now)
  const left = accounts.filter((account) => isTheirs(account, leaver._id))
  return async (tx) => {
    for (const account of left) {
      const from = { id: leaver._id, name: leaver.name }
      const to = { id: standIn._id, name: standIn.name }
      const begun = beginHandover(account, { from, to, why: `${leaver.name}离职`, since })
      const details = { from: from.name, to: to.name, because: 'left' }
      await replaceAccount(tx, ctx, begun, settings, { action: 'handover-begun', by, at: ctx.now, details })
      const wording = sayAccount.handoverBegun(account, from.name, to.name)
      await notify(tx, ctx, [to.id], wording, { screen: 'account', id: account._id })
    }
  }
}

/** One that is being handed over to somebody else has found its next operator. */
function isTheirs({ state, operators, handover }: RegisteredAccount, leaverId: string): boolean {
  if (state === 'closed') return false
  if (handover) return handover.to.id === leaverId
  return operators.some(({ id }) => id === leaverId)
}
