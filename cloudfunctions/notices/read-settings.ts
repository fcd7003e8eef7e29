import { addMinutes, refuse, type Refusal } from '../../shared/_kernel'
import {
  defaultNoticeSettings,
  noticeSettingsId,
  tally,
  type KindTally,
  type NoticeSettings,
} from '../../shared/notices'
import { isAdmin } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'

/** The company's, or ours as long as nobody has changed them. */
export async function settingsOf({ db }: Pick<Context, 'db'>): Promise<NoticeSettings> {
  return (await db.get('noticeSettings', noticeSettingsId)) ?? defaultNoticeSettings
}

const weekMinutes = 7 * 24 * 60

/** Enough for the most usual week; of a busier one the latest part is told. */
const mostTallied = 1000

export type SettingsPage = Pick<NoticeSettings, 'figures' | 'second'> & {
  /** How the messages of the last seven days fared. */
  readonly week: readonly KindTally[]
  /** Whether there were more than are told of. */
  readonly isLatestPart: boolean
}

export async function settingsPage(ctx: StaffContext): Promise<SettingsPage | Refusal> {
  const { db, person, now } = ctx
  if (!isAdmin(person)) return refuse('not-allowed', '只有管理员可以查看通知设置。')
  const [{ figures, second }, messages] = await Promise.all([
    settingsOf(ctx),
    db.findOnly(
      'messages',
      { where: { at: is.after(addMinutes(now, -weekMinutes)) }, orderBy: ['at', 'desc'], limit: mostTallied },
      ['kind', 'state', 'failed'],
    ),
  ])
  return { figures, second, week: tally(messages), isLatestPart: messages.length === mostTallied }
}
