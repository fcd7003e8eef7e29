import { View } from '@tarojs/components'
import { api, useNow, useScreen, useTabBar } from '../../_platform'
import { Empty, Page, WaitingCard } from '../../_ui'
import './index.scss'

export default function ApprovalsInboxScreen() {
  const screen = useScreen(['approvals.inbox'], () => api.approvals.inbox.query())
  const now = useNow()
  useTabBar(screen.data)
  return (
    <Page id="approvals" screen={screen}>
      {({ waiting }) =>
        waiting.length === 0 ? (
          <Empty icon="check" title="都处理完了" note="有新的稿件等您处理时，会出现在这里。" />
        ) : (
          <View>
            <View className="inbox-note">{waiting.length} 件等您处理，离截稿最近的排在最前</View>
            {waiting.map((item) => (
              <WaitingCard key={item.approvalId} item={item} now={now} />
            ))}
          </View>
        )
      }
    </Page>
  )
}
