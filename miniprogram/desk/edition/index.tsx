import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, go, scrollTo, useNow, useScreen } from '../../_platform'
import { Card, Cell, FailureNote, Page, Section } from '../../_ui'
import type { DeskData, DeskPost, ReserveRow } from './desk-data'
import { Head } from './Head'
import { Foreseen } from './Foreseen'
import { PostRow } from './PostRow'
import { PostSheet } from './PostSheet'
import { Reserve } from './Reserve'
import { ReserveSheet } from './ReserveSheet'
import { Sending } from './Sending'
import { Shortage } from './Shortage'
import { ToDos } from './ToDos'
import { useTaps } from './use-taps'
import './index.scss'

/** The one screen for 16:55 (编辑台): what is there, what is missing, and what will happen by itself. */
export default function DeskScreen() {
  const editionId = useRouter().params.id ?? ''
  const screen = useScreen(['desk.screen', editionId], () => api.desk.screen.query({ editionId }))
  return (
    <Page id="desk" screen={screen}>
      {(desk) => <Desk desk={desk} refresh={screen.refresh} />}
    </Page>
  )
}

function Desk({ desk, refresh }: { desk: DeskData; refresh: () => Promise<unknown> }) {
  const now = useNow()
  const taps = useTaps(refresh)
  const [opened, setOpened] = useState<string | null>(null)
  const [coming, setComing] = useState<ReserveRow | null>(null)
  const { posts, edition, missing } = desk
  const post = posts.find(({ id }) => id === opened) ?? null

  function reorder({ id }: DeskPost, how: 'up' | 'down') {
    void taps.run(taps.reorder.send({ editionId: edition.id, postId: id, how }))
  }

  return (
    <View>
      <Head desk={desk} now={now} />
      <View className="desk-failure">
        <FailureNote id="desk-failure" failure={opened || coming ? null : taps.failure} />
      </View>
      <ToDos desk={desk} taps={taps} now={now} />
      <Foreseen lines={desk.foreseen} now={now} />
      <Section
        id="desk-posts"
        title="本期稿件"
        note={`${edition.taken}/${edition.plannedPosts}${missing > 0 ? ` · 差 ${missing} 篇` : ''}`}
      >
        <View className="card desk-posts">
          {posts.length === 0 ? <View className="desk-none">这一期还没有稿件。</View> : null}
          {posts.map((each, index) => (
            <PostRow
              key={each.id}
              post={each}
              index={index}
              last={index === posts.length - 1}
              mayReorder={desk.can.arrange}
              busy={taps.busy}
              now={now}
              onOpen={() => setOpened(each.id)}
              onMove={(how) => reorder(each, how)}
              onUrge={(approvalId) => void taps.run(taps.urge.send({ approvalId }))}
            />
          ))}
        </View>
      </Section>
      <Shortage desk={desk} taps={taps} onReserve={() => scrollTo('#desk-reserve')} />
      <Reserve desk={desk} onChoose={setComing} />
      <Sending desk={desk} taps={taps} />
      {desk.can.arrange ? (
        <Card>
          <Cell
            id="desk-channel"
            icon="send"
            title="测试人、发出方式与群发次数"
            note="谁看预览，怎样发出，手动群发的登记"
            onTap={() => go.channels()}
          />
          <Cell
            id="desk-adjust"
            icon="calendar"
            title="调整这个渠道的篇数或时间"
            note="提交报告，由部门负责人审批（G5）"
            onTap={() => go.adjust(edition.channelId)}
          />
        </Card>
      ) : null}
      <PostSheet desk={desk} post={post} taps={taps} onClose={() => setOpened(null)} />
      <ReserveSheet desk={desk} row={coming} taps={taps} onClose={() => setComing(null)} />
    </View>
  )
}
