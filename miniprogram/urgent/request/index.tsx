import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Arrangement } from '../../../shared/urgent'
import { api, useScreen } from '../../_platform'
import {
  ApprovalSteps,
  Card,
  ConsentBar,
  Empty,
  FailureNote,
  Page,
  RefusalLine,
  Section,
  Talk,
} from '../../_ui'
import { AskForm } from './AskForm'
import { Asked } from './Asked'
import { PostCard } from './PostCard'
import type { LatestRequest, UrgentDetail } from './urgent-detail'
import { Ways } from './Ways'
import './index.scss'

/** An urgent request from both ends: its form, how far it is, and what the arranger can do (G8). */
export default function UrgentScreen() {
  const postId = useRouter().params.id ?? ''
  const screen = useScreen(['urgent.detail', postId], () => api.urgent.detail.query({ postId }))
  return (
    <Page id="urgent" screen={screen}>
      {(detail) => <Detail detail={detail} refresh={screen.refresh} />}
    </Page>
  )
}

type Refresh = () => Promise<unknown>

function Detail({ detail, refresh }: { detail: UrgentDetail; refresh: Refresh }) {
  const { post, latest, form, refusal } = detail
  return (
    <View>
      <PostCard post={post} />
      {latest ? <Latest latest={latest} unitName={post.unitName} refresh={refresh} /> : null}
      {form ? <AskForm post={post} form={form} again={latest !== null} refresh={refresh} /> : null}
      {!latest && !form && refusal ? (
        <Empty id="not-urgent" icon="alert" title="现在不能申请加急">
          <RefusalLine className="empty-note" refusal={refusal} />
        </Empty>
      ) : null}
    </View>
  )
}

type LatestProps = { latest: LatestRequest; unitName: string; refresh: Refresh }

function Latest({ latest, unitName, refresh }: LatestProps) {
  const [chosen, setChosen] = useState<Arrangement | null>(null)
  const { approval, ways, tooLate, byName, at, wishedDay } = latest
  return (
    <View>
      <Asked latest={latest} />
      {tooLate ? <FailureNote id="too-late" failure={{ kind: 'refused', refusal: tooLate }} /> : null}
      {ways ? <Ways ways={ways} wishedDay={wishedDay} chosen={chosen} onChoose={setChosen} /> : null}
      <Section id="progress" title="进展" note={`按 ${approval.clause}`}>
        <Card>
          <ApprovalSteps id="timeline" asked={{ by: byName, unitName, at }} view={approval} />
        </Card>
      </Section>
      <Talk view={approval} />
      <ConsentBar
        view={approval}
        agree={ways ? '按此安排' : '签字同意'}
        extras={ways ? chosen : undefined}
        missing={ways && !chosen ? '请先选一种安排' : null}
        refusing="稿件的版位不变，申请人会看到理由。"
        refresh={refresh}
      />
    </View>
  )
}
