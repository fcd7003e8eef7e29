import { api, open, useCommand, useNow, type Inputs, type Replies } from '../_platform'
import { NoticeLine } from './NoticeLine'

type NoticeRow = Replies['notices']['inbox']['rows'][number]

/** Notices, newest first; opening one marks it as read. */
export function NoticeLines({ notices }: { notices: readonly NoticeRow[] }) {
  const now = useNow()
  const markRead = useCommand((tap: Inputs['notices']['read']) => api.notices.read.mutate(tap))

  function read(notice: NoticeRow) {
    if (!notice.read) void markRead.send({ noticeIds: [notice.id] })
    open(notice.opens)
  }

  return notices.map((notice) => (
    <NoticeLine key={notice.id} notice={notice} now={now} onTap={() => read(notice)} />
  ))
}
