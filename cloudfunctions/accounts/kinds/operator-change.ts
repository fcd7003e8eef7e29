import { dayOf, isRefusal, refuse, type Refusal } from '../../../shared/_kernel'
import {
  beginHandover,
  operatorChangeForm,
  refuseHandover,
  type RegisteredAccount,
} from '../../../shared/accounts'
import { textOf } from '../../../shared/applications'
import { sayAccount } from '../../../shared/notices'
import type { ApplicationKind } from '../../applications'
import { notify } from '../../notices'
import { replaceAccount } from '../save-account'
import { accountSettingsOf } from '../settings'
import { accountOf, lookAtAccount, namedAccount, partyIn } from './asked-account'

/** Reported and agreed; then both hand over by a list, sign, and the password becomes another one (O1). */
export const operatorChangeKind: ApplicationKind = {
  form: operatorChangeForm,
  about: (filled) => namedAccount(filled).name,
  next: '请双方照账号页面的清单交接，逐项完成后签字。',

  fits: refuseHandover,
  look: (ctx, filled) => {
    const { from = '', to = '' } = filled.written
    return lookAtAccount(ctx, filled, (account) => refuseParties(account, from.trim(), to.trim()))
  },

  async passed(ctx, application, by) {
    const [{ figures }, account, from, to] = await Promise.all([
      accountSettingsOf(ctx),
      accountOf(ctx, application),
      partyIn(ctx, application, 'from'),
      partyIn(ctx, application, 'to'),
    ])
    if (isRefusal(from)) return from
    if (isRefusal(to)) return to
    const refusal = refuseParties(account, from.id, to.id)
    if (refusal) return refusal
    const why = textOf(application, 'reason')
    const begun = beginHandover(account, { from, to, why, since: dayOf(ctx.now) })
    const details = { from: from.name, to: to.name }
    const deed = { action: 'handover-begun', by, at: ctx.now, details }
    return {
      write: async (tx) => {
        await replaceAccount(tx, ctx, begun, { figures }, deed)
        const wording = sayAccount.handoverBegun(account, from.name, to.name)
        await notify(tx, ctx, [from.id, to.id], wording, { screen: 'account', id: account._id })
      },
    }
  },
}

function refuseParties(account: RegisteredAccount, fromId: string, toId: string): Refusal | null {
  const clause = 'O1'
  if (account.operators.every(({ id }) => id !== fromId))
    return refuse('bad-input', '“现运营人”不在这个账号的运营人之中，请对照台账另选（O1）。', {
      clause,
      path: 'from',
    })
  if (account.operators.some(({ id }) => id === toId))
    return refuse('bad-input', '接手人已经是这个账号的运营人，请另选一位（O1）。', { clause, path: 'to' })
  return refuseHandover(account)
}
