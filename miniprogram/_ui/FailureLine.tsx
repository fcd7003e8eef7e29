import { Text, View } from '@tarojs/components'
import type { Refusal } from '../../shared/_kernel'
import { clauseOf, sayFailure, type Failure } from '../_platform'
import { ToClause } from './ToClause'

/** In the line of what it is about: why not, and one tap to the clause (X1, X2). */
export function FailureLine({ failure, className }: { failure: Failure; className: string }) {
  return (
    <View className={className}>
      <Text>{sayFailure(failure)}</Text>
      <ToClause clause={clauseOf(failure)} />
    </View>
  )
}

export function RefusalLine({ refusal, className }: { refusal: Refusal; className: string }) {
  return <FailureLine failure={{ kind: 'refused', refusal }} className={className} />
}
