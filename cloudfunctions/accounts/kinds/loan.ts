import { isRefusal, parseInstant, refuse, type Instant, type Refusal } from '../../../shared/_kernel'
import { lend, loanForm, refuseLoan, type RegisteredAccount } from '../../../shared/accounts'
import { instantIn, refuseSpan, textOf } from '../../../shared/applications'
import { sayAccount } from '../../../shared/notices'
import type { ApplicationKind } from '../../applications'
import { officesOf } from '../../applications'
import { notify } from '../../notices'
import { replaceAccount } from '../save-account'
import { accountSettingsOf } from '../settings'
import { accountOf, namedAccount, partyIn } from './asked-account'

const longestDays = 14

/** The login is lent for an event, and comes back by itself (W5). Any unit may ask. */
export const loanKind: ApplicationKind = {
  form: loanForm,
  about: (filled) => namedAccount(filled).name,
  next: '请按时到账号页面联系保管人登录；到时登录权自动收回。',

  fits: refuseLoan,
  look: ({ now }, filled) => {
    const { from = '', through = '' } = filled.written
    const [begins, ends] = [parseInstant(from), parseInstant(through)]
    if (!begins || !ends) throw new Error('the form has been looked at')
    return refuseLending(namedAccount(filled), begins, ends, now) ?? []
  },

  async passed(ctx, application, by) {
    const [settings, account, to, offices] = await Promise.all([
      accountSettingsOf(ctx),
      accountOf(ctx, application),
      partyIn(ctx, application, 'borrower'),
      officesOf(ctx),
    ])
    const [from, through] = [instantIn(application, 'from'), instantIn(application, 'through')]
    if (isRefusal(to)) return to
    if (!from || !through) throw new Error(`application ${application._id} has no span`)
    const refusal = refuseLending(account, from, through, ctx.now)
    if (refusal) return refusal
    const occasion = textOf(application, 'occasion')
    const lent = lend(account, { to, occasion, from, through, applicationId: application._id })
    const deed = { action: 'login-lent', by, at: ctx.now, details: { to: to.name, occasion, from, through } }
    const keeping = account.custody.holder ? [account.custody.holder.id] : offices.people['wechat-department']
    const people = [...new Set([to.id, ...keeping])]
    return {
      write: async (tx) => {
        await replaceAccount(tx, ctx, lent, settings, deed)
        const wording = sayAccount.lent(account, to.name, from, through)
        await notify(tx, ctx, people, wording, { screen: 'account', id: account._id })
      },
    }
  },
}

function refuseLending(
  account: RegisteredAccount,
  from: Instant,
  through: Instant,
  now: Instant,
): Refusal | null {
  const refusal = refuseLoan(account) ?? refuseSpan(from, through, now, { path: 'through', clause: 'W5' })
  if (refusal) return refusal
  if (Date.parse(through) - Date.parse(from) <= longestDays * 24 * 60 * 60_000) return null
  return refuse('bad-input', `借用最长 ${longestDays} 天；更久的请申请变更运营人（O1）。`, {
    ...{ clause: 'W5', path: 'through', limit: longestDays },
  })
}
