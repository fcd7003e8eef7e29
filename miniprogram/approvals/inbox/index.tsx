import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, useNow, useScreen, useTabBar, type Replies } from '../../_platform'
import { Button, Empty, Page, Tabs, WaitingCard } from '../../_ui'
import { BatchSheet } from './BatchSheet'
import { sameEdition } from './batch'
import { Requests, type Tab } from './Requests'
import './index.scss'

type Inbox = Replies['approvals']['inbox']

export default function ApprovalsInboxScreen() {
  const [tab, setTab] = useState<'waiting' | Tab>('waiting')
  const screen = useScreen(['approvals.inbox'], () => api.approvals.inbox.query())
  useTabBar(screen.data)
  return (
    <Page id="approvals" screen={screen}>
      {({ waiting }) => (
        <View>
          <Tabs
            id="inbox-tab"
            tabs={[
              { key: 'waiting', text: '待我审', count: waiting.length },
              { key: 'requested', text: '我发起' },
              { key: 'copied', text: '抄送我' },
              { key: 'done', text: '已办' },
            ]}
            chosen={tab}
            onChoose={setTab}
          />
          {tab === 'waiting' ? (
            <Waiting waiting={waiting} refresh={screen.refresh} />
          ) : (
            <Requests key={tab} tab={tab} />
          )}
        </View>
      )}
    </Page>
  )
}

function Waiting({ waiting, refresh }: Pick<Inbox, 'waiting'> & { refresh: () => Promise<unknown> }) {
  const now = useNow()
  const [edition, setEdition] = useState<string | null>(null)
  if (waiting.length === 0)
    return <Empty icon="check" title="都处理完了" note="有新的稿件等您处理时，会出现在这里。" />
  const editions = sameEdition(waiting)
  const chosen = editions.find(({ name }) => name === edition)
  return (
    <View>
      <View className="inbox-note">离截稿最近的排在最前</View>
      {editions.map(({ name, items }) => (
        <View key={name} className="inbox-batch">
          <View className="inbox-batch-text">
            {name} · {items.length} 件
          </View>
          <Button
            id={`batch-${items.length}`}
            className="row-batch"
            small
            look="quiet"
            onTap={() => setEdition(name)}
          >
            一并处理
          </Button>
        </View>
      ))}
      {waiting.map((item) => (
        <WaitingCard key={item.approvalId} item={item} now={now} />
      ))}
      {chosen ? <BatchSheet items={chosen.items} onClose={() => setEdition(null)} refresh={refresh} /> : null}
    </View>
  )
}
