import { dayOf, isRefusal, refuse, remember, sayDay, type Day, type Refusal } from '../../shared/_kernel'
import {
  mayEndLoan,
  mayTick,
  passwordChanged,
  refuseRenewal,
  sign,
  signingSide,
  takeBack,
  tickTask,
  type AccountSettings,
  type RegisteredAccount,
} from '../../shared/accounts'
import { isKeeper } from '../../shared/applications'
import { sayAccount } from '../../shared/notices'
import type { Actor, Deed } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended, type Tx } from '../_platform/database'
import { officesOf } from '../applications'
import { notify } from '../notices'
import { replaceAccount } from './save-account'
import { accountSettingsOf } from './settings'

export type AccountCommand = { readonly commandId: string; readonly accountId: string }

type Scene = {
  readonly account: RegisteredAccount
  readonly settings: AccountSettings
  readonly isKeeper: boolean
  readonly by: Actor
  readonly today: Day
}

type Change = {
  readonly account: RegisteredAccount
  readonly action: string
  readonly details: Deed['details']
  readonly alongside?: (tx: Tx) => Promise<void>
}

/** One tap of somebody on one account; the same tap again finds what became of the first. */
export function changeAccount(
  ctx: StaffContext,
  { commandId, accountId }: AccountCommand,
  decide: (scene: Scene) => Change | Refusal | Promise<Change | Refusal>,
): Promise<{ accountId: string } | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const [account, settings, offices] = await Promise.all([
      db.get('accounts', accountId),
      accountSettingsOf(ctx),
      officesOf(ctx),
    ])
    if (!account) return unknownAccount
    if (account.commands.includes(commandId)) return { accountId }
    const by = { id: person._id, name: person.name }
    const scene = { account, settings, isKeeper: isKeeper(person, offices), by, today: dayOf(now) }
    const change = await decide(scene)
    if (isRefusal(change)) return change
    const { action, details, alongside } = change
    const changed = { ...change.account, commands: remember(account.commands, commandId) }
    await db.transact(async (tx) => {
      await replaceAccount(tx, ctx, changed, settings, { action, by, at: now, details })
      await alongside?.(tx)
    })
    return { accountId }
  })
}

export const unknownAccount = refuse('not-found', '台账里没有这个账号，请刷新后再试。', { path: 'accountId' })

const forKeepers = refuse('not-allowed', '账号由微信部门管理，请联系微信部门办理（G13、G16）。', {
  clause: 'G16',
})

/** Something of a list is done, or is not after all. */
export function tickAccountTask(
  ctx: StaffContext,
  { taskId, done, ...command }: AccountCommand & { readonly taskId: string; readonly done: boolean },
) {
  const { person, now } = ctx
  return changeAccount(ctx, command, ({ account, isKeeper: keeps }) => {
    if (!mayTick(person, account, keeps))
      return refuse('not-allowed', '清单由运营人、交接双方和微信部门勾选（G13）。', { clause: 'G13' })
    const changed = tickTask(account, { taskId, done, byName: person.name, at: now })
    if (isRefusal(changed)) return changed
    const action = changed.state === account.state ? 'task-ticked' : `account-${changed.state}`
    return { account: changed, action, details: { task: taskId, done } }
  })
}

/** Both who hand over sign; for somebody who has left, whoever keeps the accounts does (O1). */
export function signHandover(ctx: StaffContext, command: AccountCommand) {
  const { db, person, now } = ctx
  return changeAccount(ctx, command, async ({ account, isKeeper: keeps, today }) => {
    const { handover } = account
    if (!handover) return refuse('wrong-state', '这次交接已经办完，请刷新后查看。', { clause: 'O1' })
    const from = await db.get('people', handover.from.id)
    const side = signingSide(handover, person._id, { isKeeper: keeps, fromHasLeft: !from?.active })
    if (!side) return refuse('not-allowed', '交接由双方各自签字，您这一方不用再签（O1）。', { clause: 'O1' })
    const signed = sign(account, side, now, today)
    if (isRefusal(signed)) return signed
    const whole = signed.handover === null
    const details = { side, from: handover.from.name, to: handover.to.name }
    return { account: signed, action: whole ? 'operator-changed' : 'handover-signed', details }
  })
}

/** The password is another one, and who keeps it; never what it is (G16). */
export function notePassword(
  ctx: StaffContext,
  { holderId, ...command }: AccountCommand & { readonly holderId: string },
) {
  return changeAccount(ctx, command, async ({ account, settings, isKeeper: keeps, today }) => {
    if (!keeps && account.custody.holder?.id !== ctx.person._id) return forKeepers
    const holder = await ctx.db.get('people', holderId)
    if (!holder?.active)
      return refuse('not-found', '没有这位在职人员，请另选一位保管人。', { path: 'holderId' })
    const changed = passwordChanged(account, { id: holder._id, name: holder.name }, today, settings.figures)
    const details = { holder: holder.name, changeBy: changed.custody.changeBy }
    return { account: changed, action: 'password-changed', details }
  })
}

/** The filing is renewed, for as long again (G13). */
export function renewFiling(
  ctx: StaffContext,
  { number, renewBy, ...command }: AccountCommand & { readonly number: string; readonly renewBy: Day },
) {
  return changeAccount(ctx, command, ({ account, isKeeper: keeps, today }) => {
    if (!keeps) return forKeepers
    const refusal = refuseRenewal(account, renewBy, today)
    if (refusal) return refusal
    const filing = { number: number.trim(), on: today, renewBy }
    return { account: { ...account, filing }, action: 'filing-renewed', details: { number, renewBy } }
  })
}

/** The login comes back before its time (W5). */
export function endLoan(ctx: StaffContext, command: AccountCommand) {
  return changeAccount(ctx, command, ({ account, isKeeper: keeps, today }) => {
    if (!mayEndLoan(ctx.person, account, keeps)) return forKeepers
    if (!account.loan) return refuse('wrong-state', '登录权没有借出，请刷新后查看。', { clause: 'W5' })
    return loanEnded(ctx, account, today)
  })
}

/** What becomes of an account whose loan is over, and who is told. */
export function loanEnded(
  ctx: Pick<Context, 'now' | 'random'>,
  account: RegisteredAccount,
  today: Day,
): Change {
  const { loan } = account
  if (!loan) throw new Error(`account ${account._id} is lent to nobody`)
  const back = takeBack(account, today)
  const people = [loan.to.id, ...back.operators.map(({ id }) => id), ...holderOf(back)]
  const wording = sayAccount.returned(back, loan.to.name, sayDay(back.custody.changeBy))
  return {
    account: back,
    action: 'login-returned',
    details: { to: loan.to.name, changeBy: back.custody.changeBy },
    alongside: (tx) => notify(tx, ctx, [...new Set(people)], wording, { screen: 'account', id: back._id }),
  }
}

export function holderOf({ custody: { holder } }: RegisteredAccount): string[] {
  return holder ? [holder.id] : []
}
