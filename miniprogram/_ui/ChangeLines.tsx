import { Text, View } from '@tarojs/components'
import { wordDifferences } from '../../shared/posts'
import type { ClauseChange, Exchanged } from '../../shared/rulebooks'
import { Spans } from './Spans'
import './ChangeLines.scss'

/** What a version of a clause says otherwise than the one before: its words, and its numbers. */
export function ChangeLines({ change }: { change: ClauseChange }) {
  const { kind, renamed, text, figures, unsaid } = change
  return (
    <View className="change-lines">
      {kind === 'changed' ? null : (
        <Text className="change-kind">{kind === 'added' ? '新增的一条' : '删去的一条'}</Text>
      )}
      {renamed ? <Exchange exchanged={renamed} /> : null}
      {text ? <Exchange exchanged={text} /> : null}
      {figures.map(({ label, before, after }) => (
        <View key={`${label} ${after}`} className="change-figure row-figure-change">
          {label === '' ? null : <Text className="change-label">{label}</Text>}
          <Text className="change-numbers">
            <Text className="change-before">{before}</Text> → <Text className="change-after">{after}</Text>
          </Text>
        </View>
      ))}
      {unsaid.length > 0 ? (
        <Text className="change-unsaid">数字改了，正文里还写着原来的数字，须一并修改。</Text>
      ) : null}
    </View>
  )
}

function Exchange({ exchanged: { before, after } }: { exchanged: Exchanged }) {
  return (
    <View className="change-text">
      <Spans spans={wordDifferences(before, after)} />
    </View>
  )
}
