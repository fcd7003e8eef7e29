import { View } from '@tarojs/components'
import { go } from '../_platform'
import './ToClause.scss'

/** In words, below what was refused or returned: one tap to the clause that says so (X1, X2). */
export function ToClause({ clause }: { clause: string | null | undefined }) {
  if (!clause) return null
  return (
    <View className="to-clause" ariaRole="link" onClick={() => go.clause(clause)}>
      查看条款 {clause}
    </View>
  )
}
