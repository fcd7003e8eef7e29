import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../../shared/_kernel'
import { verdictNames } from '../../../shared/approvals'
import { ToClause } from '../../_ui'
import { Differences } from './Differences'
import type { PostDetail } from './post-detail'
import './Again.scss'

type Pictures = Readonly<Record<string, string>>

/** What was handed in again: why the one before went back, and what is different now. */
export function Again({ again, pictures }: { again: NonNullable<PostDetail['again']>; pictures: Pictures }) {
  const { n, last, differences, formerPictures } = again
  return (
    <View id="again" className="card again">
      <Text className="again-title">第 {n} 次提交</Text>
      {last ? (
        <Text id="again-last" className="again-last">
          上次 {last.byName} {verdictNames[last.verdict]}（{sayInstant(last.at)}）：{last.comment}
        </Text>
      ) : null}
      <ToClause clause={last?.clause} />
      <Text className="again-label">
        {differences.length > 0 ? `与上次相比，有 ${differences.length} 处不同` : '与上次相比，内容没有变化'}
      </Text>
      <Differences differences={differences} pictures={{ ...formerPictures, ...pictures }} />
    </View>
  )
}

type EditedProps = { edited: NonNullable<PostDetail['edited']>; pictures: Pictures }

/** What the editor changed in what was handed in (G11). */
export function Edited({ edited, pictures }: EditedProps) {
  const { byName, differences, formerPictures } = edited
  return (
    <View id="edited" className="card again">
      <Text className="again-title">
        编辑 {byName} 改动了 {differences.length} 处
      </Text>
      <Differences differences={differences} pictures={{ ...formerPictures, ...pictures }} />
    </View>
  )
}
