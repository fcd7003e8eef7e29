import { Text, View } from '@tarojs/components'
import type { Refusal } from '../../../shared/_kernel'
import { sayFailure, type Failure } from '../../_platform'
import { Button, FailureNote, Sheet, ToClause } from '../../_ui'
import { ClauseText, type ClauseView } from './ClauseText'
import './FailureSheet.scss'

type FailureSheetProps = {
  failure: Failure | null
  clauses: readonly ClauseView[]
  onClose: () => void
}

/** Why it was not accepted: the clause, what was measured, what is allowed, and what to do. */
export function FailureSheet({ failure, clauses, onClose }: FailureSheetProps) {
  const refused = failure?.kind === 'refused' ? failure.refusal : null
  const said = failure && sayFailure(failure)
  const clause = clauses.find(({ id }) => id === refused?.clause)
  return (
    <Sheet
      id="refusal"
      title={refused ? (refused.path === 'file' ? '没有导入' : '还不能提交') : '没有成功'}
      open={failure !== null}
      onClose={onClose}
    >
      {refused ? (
        <View>
          <View id="refusal-message" className="refusal-message">
            {said}
          </View>
          <Figures refusal={refused} />
          {clause ? <ClauseText clause={clause} /> : <ToClause clause={refused.clause} />}
        </View>
      ) : (
        <View className="refusal-lost">
          <FailureNote id="send-failure" failure={failure} />
          <View className="refusal-note">写好的内容都在。再点一次提交，同一篇稿件不会交成两份。</View>
        </View>
      )}
      <View className="refusal-do">
        <Button id="refusal-close" wide onTap={onClose}>
          {refused && refused.path !== 'file' ? '去修改' : '知道了'}
        </Button>
      </View>
    </Sheet>
  )
}

function Figures({ refusal: { measured, limit } }: { refusal: Refusal }) {
  if (measured === undefined && limit === undefined) return null
  return (
    <View className="refusal-figures">
      <View className="refusal-figure">
        <Text className="refusal-name">现在</Text>
        <Text id="refusal-measured" className="refusal-value refusal-bad">
          {measured === undefined || measured === '' ? '未填写' : measured}
        </Text>
      </View>
      <View className="refusal-figure">
        <Text className="refusal-name">要求</Text>
        <Text id="refusal-limit" className="refusal-value">
          {limit ?? ''}
        </Text>
      </View>
    </View>
  )
}
