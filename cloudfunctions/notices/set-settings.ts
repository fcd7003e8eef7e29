import { refuse, remember, type Refusal } from '../../shared/_kernel'
import {
  defaultNoticeSettings,
  noticeSettingsId,
  refuseFigures,
  type NoticeFigures,
} from '../../shared/notices'
import { isAdmin } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { insertWithTrail, replaceWithTrail } from '../trail'

export type SettingsCommand = { readonly commandId: string; readonly figures: NoticeFigures }

/** The company's own figures for messages; they count from the next minute on. */
export function setNoticeSettings(
  ctx: StaffContext,
  { commandId, figures }: SettingsCommand,
): Promise<{ figures: NoticeFigures } | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!isAdmin(person)) return refuse('not-allowed', '只有管理员可以修改通知设置。')
    const known = await db.get('noticeSettings', noticeSettingsId)
    if (known?.commands.includes(commandId)) return { figures: known.figures }
    const refusal = refuseFigures(figures)
    if (refusal) return refusal
    const before = known ?? defaultNoticeSettings
    const after = { ...before, figures, commands: remember(before.commands, commandId) }
    const by = { id: person._id, name: person.name }
    const deed = { action: 'notices-set', by, at: now, details: { ...figures } }
    await db.transact((tx) =>
      known
        ? replaceWithTrail(tx, ctx, 'noticeSettings', after, deed)
        : insertWithTrail(tx, ctx, 'noticeSettings', after, deed),
    )
    return { figures }
  })
}
