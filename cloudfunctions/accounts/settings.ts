import { refuse, remember, type Refusal } from '../../shared/_kernel'
import {
  accountSettingsId,
  defaultAccountSettings,
  refuseAccountSettings,
  type AccountSettings,
} from '../../shared/accounts'
import { isAdmin } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { officeRows, type OfficeRow } from '../applications'
import { presentMe, type Me } from '../staff'
import { insertWithTrail, replaceWithTrail } from '../trail'

/** The company's, or ours as long as nobody has changed them. */
export async function accountSettingsOf({ db }: Pick<Context, 'db'>): Promise<AccountSettings> {
  return (await db.get('accountSettings', accountSettingsId)) ?? defaultAccountSettings
}

export type Settings = Pick<AccountSettings, 'protectedWords' | 'figures'>

export type SettingsPage = {
  readonly me: Me
  /** Who keeps the accounts, and who files them. */
  readonly offices: readonly OfficeRow[]
  readonly settings: Settings
}

export async function accountSettingsPage(ctx: StaffContext): Promise<SettingsPage | Refusal> {
  if (!isAdmin(ctx.person)) return forAdmins
  const [{ protectedWords, figures }, offices] = await Promise.all([accountSettingsOf(ctx), officeRows(ctx)])
  return { me: presentMe(ctx.person), offices, settings: { protectedWords, figures } }
}

/** The words that accounts may not carry unasked, and the company's figures; they count from now on. */
export function setAccountSettings(
  ctx: StaffContext,
  { commandId, ...given }: Settings & { readonly commandId: string },
): Promise<Settings | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!isAdmin(person)) return forAdmins
    const known = await db.get('accountSettings', accountSettingsId)
    if (known?.commands.includes(commandId))
      return { protectedWords: known.protectedWords, figures: known.figures }
    const refusal = refuseAccountSettings(given)
    if (refusal) return refusal
    const before = known ?? defaultAccountSettings
    const protectedWords = [...new Set(given.protectedWords.map((word) => word.trim()))]
    const { figures } = given
    const after = { ...before, protectedWords, figures, commands: remember(before.commands, commandId) }
    const by = { id: person._id, name: person.name }
    const details = { words: protectedWords.join('、'), ...figures }
    const deed = { action: 'accounts-set', by, at: now, details }
    await db.transact((tx) =>
      known
        ? replaceWithTrail(tx, ctx, 'accountSettings', after, deed)
        : insertWithTrail(tx, ctx, 'accountSettings', after, deed),
    )
    return { protectedWords, figures }
  })
}

const forAdmins = refuse('not-allowed', '只有管理员可以修改账号的设定。')
