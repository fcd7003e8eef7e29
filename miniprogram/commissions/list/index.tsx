import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, go, usePages, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, Choices, CommissionCard, Empty, Frame, Page, Tabs } from '../../_ui'
import './index.scss'

type List = Replies['commissions']['list']
type Side = List['side']
type Tab = Inputs['commissions']['list']['tab']

const tabs: readonly { key: Tab; text: string }[] = [
  { key: 'open', text: '待交' },
  { key: 'overdue', text: '逾期' },
  { key: 'done', text: '已了结' },
]

const sideWords: Record<Side, string> = { channel: '我约的', unit: '约我单位的' }

const nothing: Record<Tab, { title: string; note: string }> = {
  open: { title: '没有待交的约稿', note: '按时交来的、逾期的，在另外两栏。' },
  overdue: { title: '没有逾期的约稿', note: '过了交稿日还没有交齐的，会列在这里并计数。' },
  done: { title: '还没有了结的约稿', note: '交齐或免交的约稿，会列在这里。' },
}

/** What was asked for on one's channels, or of one's unit (约稿, G22). */
export default function CommissionsScreen() {
  const [side, setSide] = useState<Side | null>(null)
  const [tab, setTab] = useState<Tab>('open')
  const [frame, setFrame] = useState<Pick<List, 'side' | 'sides' | 'can'> | null>(null)
  const list = usePages(['commissions.list', side, tab], async (after) => {
    const page = (await api.commissions.list.query({ side, tab, after })) as List
    setFrame(page)
    return page
  })
  return (
    <Frame className="commissions">
      {frame && frame.sides.length > 1 ? (
        <View className="commissions-sides">
          <Choices
            id="side"
            choices={frame.sides.map((key) => ({ key, text: sideWords[key] }))}
            chosen={frame.side}
            onChoose={setSide}
          />
        </View>
      ) : null}
      <Tabs id="tab" tabs={tabs} chosen={tab} onChoose={setTab} />
      <Page id="commissions" screen={list}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon="pen" {...nothing[tab]} />
          ) : (
            <View>
              {rows.map((row) => (
                <CommissionCard key={row.id} row={row} showUnit={frame?.side === 'channel'} />
              ))}
              <View className="commissions-end">{list.hasMore ? '上拉看更多' : '没有更多了'}</View>
            </View>
          )
        }
      </Page>
      {frame?.can.ask ? (
        <BottomBar id="ask-bar">
          <Button id="ask" wide onTap={() => go.askForMaterial(null)}>
            向单位约稿
          </Button>
        </BottomBar>
      ) : null}
    </Frame>
  )
}
