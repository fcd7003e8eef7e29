import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { sayInstant } from '../../../shared/_kernel'
import { sayChange, saySpan } from '../../../shared/adjustments'
import { api, useScreen, type Replies } from '../../_platform'
import { ApprovalSteps, Card, ConsentBar, EditionEffects, Page, Section, Tag, Talk } from '../../_ui'
import { adjustmentStateWords } from '../parts/words'
import './index.scss'

type Detail = Replies['adjustments']['detail']

/** A report as its approver sees it: what for, what it changes now, and how far it is (G5). */
export default function AdjustmentScreen() {
  const adjustmentId = useRouter().params.id ?? ''
  const screen = useScreen(['adjustments.detail', adjustmentId], () =>
    api.adjustments.detail.query({ adjustmentId }),
  )
  return (
    <Page id="adjustment" screen={screen}>
      {(detail) => <Report detail={detail} refresh={screen.refresh} />}
    </Page>
  )
}

function Report({ detail, refresh }: { detail: Detail; refresh: () => Promise<unknown> }) {
  const { adjustment, approval, foreseen } = detail
  const { channelName, change, reason, state, askedByName, askedAt, unitName, underWay } = adjustment
  const words = adjustmentStateWords[state]
  return (
    <View>
      <Card id="report">
        <View className="report-head">
          <Tag id="report-state" tone={words.tone}>
            {words.text}
          </Tag>
          <Text className="report-channel">{channelName}</Text>
        </View>
        <Text className="report-span">{saySpan(adjustment)}</Text>
        <Text id="report-change" className="report-change">
          {sayChange(change)}
        </Text>
        <Text className="report-reason" selectable userSelect>
          {reason}
        </Text>
        <Text className="report-note">
          {askedByName} · {sayInstant(askedAt)}
        </Text>
        {underWay ? (
          <Text id="under-way" className="report-note">
            正在逐期执行，几分钟内完成。
          </Text>
        ) : null}
      </Card>
      {foreseen ? <EditionEffects foreseen={foreseen} /> : null}
      <Section id="progress" title="进展" note={`按 ${approval.clause}`}>
        <Card>
          <ApprovalSteps id="timeline" asked={{ by: askedByName, unitName, at: askedAt }} view={approval} />
        </Card>
      </Section>
      <Talk view={approval} />
      <ConsentBar
        view={approval}
        agree="同意调整"
        refusing="各期照旧，编辑会看到理由，可以改好后重新提交。"
        refresh={refresh}
      />
    </View>
  )
}
