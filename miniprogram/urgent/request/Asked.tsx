import { Text, View } from '@tarojs/components'
import { sayDay, sayInstant } from '../../../shared/_kernel'
import type { How } from '../../../shared/urgent'
import { approvalStateWords, Card, Section, Tag } from '../../_ui'
import type { LatestRequest } from './urgent-detail'

const done: Record<How, string> = {
  free: '用了空位',
  extra: '加了一个版位',
  instead: '另一篇稿件顺延',
}

/** Why it is urgent, and what became of it. */
export function Asked({ latest }: { latest: LatestRequest }) {
  const { reason, wishedDay, byName, at, approval, arranged } = latest
  const state = approvalStateWords[approval.state]
  return (
    <Section id="asked" title="加急申请">
      <Card>
        <View className="urgent-tags">
          <Tag id="asked-state" tone={state.tone}>
            {state.text}
          </Tag>
          <Text className="urgent-now">希望刊于 {sayDay(wishedDay)}</Text>
        </View>
        <Text id="asked-reason" className="urgent-reason" selectable userSelect>
          {reason}
        </Text>
        <Text className="urgent-note">
          {byName} · {sayInstant(at)}
        </Text>
        {arranged ? (
          <View id="arranged" className="urgent-arranged">
            <Text className="urgent-now">已安排到 {sayDay(arranged.day)}</Text>
            <Text className="urgent-note">
              {arranged.byName} · {done[arranged.how]}
              {arranged.madeWay
                ? `：《${arranged.madeWay.title}》改到 ${sayDay(arranged.madeWay.day)}，已告知其供稿人`
                : ''}
            </Text>
            <Text className="urgent-note">审批照常进行，截稿前须全部通过才会刊出（G11）。</Text>
          </View>
        ) : null}
      </Card>
    </Section>
  )
}
