import { beginClosing, closingForm, refuseClosing } from '../../../shared/accounts'
import type { ApplicationKind } from '../../applications'
import { replaceAccount } from '../save-account'
import { accountSettingsOf } from '../settings'
import { accountOf, lookAtAccount, namedAccount } from './asked-account'

/** Its data first, then the platform's own procedure (O6). */
export const closingKind: ApplicationKind = {
  form: closingForm,
  about: (filled) => namedAccount(filled).name,
  next: '请照账号页面的清单办理：先保存数据，再按平台流程注销。',

  fits: refuseClosing,
  look: (ctx, filled) => lookAtAccount(ctx, filled, refuseClosing),

  async passed(ctx, application, by) {
    const [settings, account] = await Promise.all([accountSettingsOf(ctx), accountOf(ctx, application)])
    const refusal = refuseClosing(account)
    if (refusal) return refusal
    const deed = { action: 'closing-begun', by, at: ctx.now, details: {} }
    return { write: (tx) => replaceAccount(tx, ctx, beginClosing(account), settings, deed) }
  },
}
