import { pageOf, type Instant, type Refusal } from '../../shared/_kernel'
import type { Notice } from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'

export type NoticeRow = Pick<Notice, 'kind' | 'title' | 'body' | 'opens' | 'at'> & {
  readonly id: string
  readonly read: boolean
}

export type NoticePage = { readonly rows: NoticeRow[]; readonly next: string | null }

const pageSize = 20

/** Beyond so many the screen says 99+. */
const mostUnread = 100

export async function noticePage(
  { db, person }: StaffContext,
  after: string | null,
  limit = pageSize,
): Promise<NoticePage> {
  const where = { personId: person._id, ...(after === null ? {} : { sortKey: is.before(after) }) }
  const notices = await db.find('notices', { where, orderBy: ['sortKey', 'desc'], limit: limit + 1 })
  const { shown, next } = pageOf(notices, limit)
  return { rows: shown.map(presentNotice), next }
}

export async function unreadCount({ db, person }: StaffContext): Promise<number> {
  const unread = { where: { personId: person._id, readAt: null }, limit: mostUnread }
  return (await db.findOnly('notices', unread, ['readAt'])).length
}

export function markRead(
  ctx: StaffContext,
  noticeIds: readonly string[],
): Promise<{ unread: number } | Refusal> {
  const { db, person, now, random } = ctx
  return untilUncontended(random, async () => {
    const notices = await db.getMany('notices', noticeIds)
    const unread = notices.filter((notice) => notice.personId === person._id && notice.readAt === null)
    if (unread.length > 0) await db.transact((tx) => replaceAll(tx, unread, now))
    return { unread: await unreadCount(ctx) }
  })
}

/** Nobody has to be brought what they have read. */
async function replaceAll(
  tx: { replace(collection: 'notices', notice: Notice): Promise<void> },
  notices: readonly Notice[],
  readAt: Instant,
): Promise<void> {
  for (const notice of notices) await tx.replace('notices', { ...notice, readAt, dueAt: null })
}

function presentNotice({ _id, kind, title, body, opens, at, readAt }: Notice): NoticeRow {
  return { id: _id, kind, title, body, opens, at, read: readAt !== null }
}
