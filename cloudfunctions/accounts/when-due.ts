import { dayOf } from '../../shared/_kernel'
import { pressing, sayDue, type RegisteredAccount } from '../../shared/accounts'
import { sayAccount } from '../../shared/notices'
import { theSystem, type Deed } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { claim } from '../_platform/lease'
import { officesOf } from '../applications'
import { notify } from '../notices'
import { holderOf, loanEnded } from './change-account'
import { replaceAccount } from './save-account'
import { accountSettingsOf } from './settings'

/** What time brings about in an account: a loan is over by itself (W5), and who keeps it is reminded of what is due. */
export async function accountWhenDue(ctx: Context, due: RegisteredAccount): Promise<void> {
  const account = await claim(ctx, 'accounts', due)
  if (!account) return
  try {
    await (account.loan && account.loan.through <= ctx.now ? endLoanOf(ctx, account) : remindOf(ctx, account))
  } catch (fault) {
    // Somebody changed it at this very moment: the next tick sees what is left to do.
    if (!(fault instanceof Contention)) throw fault
  }
}

async function endLoanOf(ctx: Context, lent: RegisteredAccount): Promise<void> {
  const settings = await accountSettingsOf(ctx)
  const { account, action, details, alongside } = loanEnded(ctx, lent, dayOf(ctx.now))
  const deed: Deed = { action, by: theSystem, at: ctx.now, details }
  await ctx.db.transact(async (tx) => {
    await replaceAccount(tx, ctx, account, settings, deed)
    await alongside?.(tx)
  })
}

/** Its operators and whoever keeps the password; once something is overdue, whoever keeps all accounts too. */
async function remindOf(ctx: Context, account: RegisteredAccount): Promise<void> {
  const [settings, offices] = await Promise.all([accountSettingsOf(ctx), officesOf(ctx)])
  const today = dayOf(ctx.now)
  const things = pressing(account, today, settings.figures)
  const [first] = things
  const own = [...account.operators.map(({ id }) => id), ...holderOf(account)]
  const isOverdue = first !== undefined && first.day < today
  const keepers = isOverdue || own.length === 0 ? offices.people['wechat-department'] : []
  const people = [...new Set([...own, ...keepers])]
  const said = things.map((thing) => sayDue(thing, today))
  const deed = { action: 'account-due', by: theSystem, at: ctx.now, details: { due: said.join('；') } }
  await ctx.db.transact(async (tx) => {
    await replaceAccount(tx, ctx, account, settings, deed)
    if (first)
      await notify(tx, ctx, people, sayAccount.due(account, said, first.day), {
        screen: 'account',
        id: account._id,
      })
  })
}
