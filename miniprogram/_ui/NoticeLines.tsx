import { api, go, useCommand, useNow, type Inputs, type Replies } from '../_platform'
import { NoticeLine } from './NoticeLine'

type NoticeRow = Replies['notices']['inbox']['rows'][number]

/** Notices, newest first; opening one marks it as read. */
export function NoticeLines({ notices }: { notices: readonly NoticeRow[] }) {
  const now = useNow()
  const markRead = useCommand((read: Inputs['notices']['read']) => api.notices.read.mutate(read))

  function open(notice: NoticeRow) {
    if (!notice.read) void markRead.send({ noticeIds: [notice.id] })
    const { screen, id } = notice.opens
    if (screen === 'deputies') go.deputies()
    else if (screen === 'commission') go.commission(id)
    else if (screen === 'account') go.account(id)
    else if (screen === 'edition') go.desk(id)
    else if (screen === 'preview') go.preview(id)
    else go.request(screen, id)
  }

  return notices.map((notice) => (
    <NoticeLine key={notice.id} notice={notice} now={now} onTap={() => open(notice)} />
  ))
}
