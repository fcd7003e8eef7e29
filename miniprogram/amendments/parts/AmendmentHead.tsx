import { Text, View } from '@tarojs/components'
import { sayDay, sayInstant } from '../../../shared/_kernel'
import type { Replies } from '../../_platform'
import { Tag, type Tone } from '../../_ui'
import './AmendmentHead.scss'

type Head = Replies['amendments']['draft']['amendment']

const words: Readonly<Record<Head['state'], { readonly tone: Tone; readonly text: string }>> = {
  draft: { tone: 'plain', text: '草稿' },
  asked: { tone: 'info', text: '等待审批' },
  published: { tone: 'brand', text: '已公布' },
  'in-force': { tone: 'good', text: '已施行' },
  dropped: { tone: 'plain', text: '已放弃' },
}

/** Which rulebook, from which version to which, and how far it is. */
export function AmendmentHead({ amendment, note }: { amendment: Head; note?: string }) {
  const { title, version, baseVersion, state, sentBack, heldUp } = amendment
  return (
    <View className="amendment-head">
      <View className="amendment-line">
        <Text id="amendment-title" className="amendment-title">
          {title}
        </Text>
        <Tag id="amendment-state" tone={words[state].tone}>
          {words[state].text}
        </Tag>
      </View>
      <Text className="amendment-note">
        第 {baseVersion} 版 → 第 {version} 版{note ? ` · ${note}` : ''}
      </Text>
      {sentBack ? (
        <View id="sent-back" className="amendment-warning">
          {sentBack.byName}没有同意（{sayInstant(sentBack.at)}）：{sentBack.comment}
        </View>
      ) : null}
      {heldUp ? (
        <View id="held-up" className="amendment-warning">
          到了施行日期却没有生效：{heldUp}
        </View>
      ) : null}
    </View>
  )
}

/** `1月5日 周一起施行` */
export function sayFrom({ from, state }: Pick<Head, 'from' | 'state'>): string {
  if (from === null) return ''
  return `${sayDay(from)}起${state === 'published' ? '将' : ''}施行`
}
