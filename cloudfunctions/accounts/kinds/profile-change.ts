import { refuse, type Refusal } from '../../../shared/_kernel'
import { accountLimits, profileChangeForm, type RegisteredAccount } from '../../../shared/accounts'
import { textOf, type Application } from '../../../shared/applications'
import { isRefusal } from '../../../shared/_kernel'
import type { ApplicationKind } from '../../applications'
import { remarksOnNaming } from '../naming'
import { replaceAccount } from '../save-account'
import { accountSettingsOf } from '../settings'
import { accountOf, lookAtAccount, namedAccount } from './asked-account'

/** Nobody changes how an account presents itself without having asked (G24, W9). */
export const profileChangeKind: ApplicationKind = {
  form: profileChangeForm,
  about: (filled) => `${namedAccount(filled).name}的${filled.written.part ?? ''}`,
  next: '现在可以在平台上照此修改；台账里的名称和介绍已同步。',

  fits: refuseState,
  async look(ctx, filled) {
    const seen = await lookAtAccount(ctx, filled, refuseState)
    if (isRefusal(seen)) return seen
    const { part = '', proposed = '' } = filled.written
    const naming = namingOf(part, proposed)
    if (!naming) return []
    return refuseLength(part, proposed) ?? remarksOnNaming(ctx, naming, 'proposed')
  },

  async passed(ctx, application, by) {
    const [settings, account] = await Promise.all([accountSettingsOf(ctx), accountOf(ctx, application)])
    const refusal = refuseState(account)
    if (refusal) return refusal
    const part = textOf(application, 'part')
    const changed = { ...account, ...changeOf(application, part) }
    const deed = { action: 'profile-changed', by, at: ctx.now, details: { part } }
    return { write: (tx) => replaceAccount(tx, ctx, changed, settings, deed) }
  },
}

function namingOf(part: string, proposed: string) {
  if (part === '名称') return { name: proposed, description: '' }
  return part === '介绍' ? { name: '', description: proposed } : null
}

function refuseLength(part: string, proposed: string): Refusal | null {
  const limit = part === '名称' ? accountLimits.name : accountLimits.description
  const measured = Array.from(proposed.trim()).length
  if (measured <= limit) return null
  return refuse('bad-input', `${part}有 ${measured} 字，最多 ${limit} 字，请删短一些。`, {
    ...{ path: 'proposed', measured, limit },
  })
}

function changeOf(application: Application, part: string): Partial<RegisteredAccount> {
  const proposed = textOf(application, 'proposed')
  if (part === '名称') return { name: proposed }
  return part === '介绍' ? { description: proposed } : {}
}

function refuseState({ state }: RegisteredAccount): Refusal | null {
  if (state === 'opening' || state === 'in-use') return null
  return refuse('wrong-state', '只有已备案、未注销的账号可以修改资料（G24）。', {
    clause: 'G24',
    path: 'account',
  })
}
