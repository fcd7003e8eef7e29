import { dayOf, refuse, type Refusal } from '../../../shared/_kernel'
import { file, filingForm, undone, type RegisteredAccount } from '../../../shared/accounts'
import type { ApplicationKind } from '../../applications'
import { replaceAccount } from '../save-account'
import { accountSettingsOf } from '../settings'
import { filingOf } from './opening'
import { accountOf, lookAtAccount, namedAccount } from './asked-account'

/** What was found outside the registry is handed over first, and then filed (G14). */
export const filingKind: ApplicationKind = {
  form: filingForm,
  about: (filled) => namedAccount(filled).name,
  next: '账号已补办备案，可以继续使用。',

  fits: refuseState,
  look: (ctx, filled) => lookAtAccount(ctx, filled, refuseState),

  async passed(ctx, application, by) {
    const [{ figures }, account] = await Promise.all([accountSettingsOf(ctx), accountOf(ctx, application)])
    const refusal = refuseState(account)
    if (refusal) return refusal
    const filed = file(account, filingOf(application, dayOf(ctx.now), figures))
    const details = { filing: filed.filing?.number ?? '' }
    const deed = { action: 'account-filed', by, at: ctx.now, details }
    return { write: (tx) => replaceAccount(tx, ctx, filed, { figures }, deed) }
  },
}

function refuseState({ state, tasks }: RegisteredAccount): Refusal | null {
  const details = { clause: 'G14', path: 'account' }
  if (state !== 'unfiled') return refuse('wrong-state', '这个账号已经备案，不用补办（G14）。', details)
  if (undone(tasks).length === 0) return null
  const missing = undone(tasks).map(({ title }) => title)
  const message = `请先在账号页面完成移交清单，再补办备案（G14）。还差：${missing.join('、')}。`
  return refuse('against-rule', message, details)
}
