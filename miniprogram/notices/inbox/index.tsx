import { api } from '../../_platform'
import { Card, Empty, LongList, NoticeLines } from '../../_ui'

export default function NoticesScreen() {
  return (
    <LongList
      id="notices"
      name="notices.inbox"
      read={(after) => api.notices.inbox.query({ after })}
      empty={<Empty icon="bell" title="没有通知" note="稿件有进展、有事等您处理时，会在这里告诉您。" />}
    >
      {(notices) => (
        <Card>
          <NoticeLines notices={notices} />
        </Card>
      )}
    </LongList>
  )
}
