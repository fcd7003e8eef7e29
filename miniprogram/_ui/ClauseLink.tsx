import { View } from '@tarojs/components'
import { go } from '../_platform'
import './ClauseLink.scss'

/** One tap to the clause that says so (X1). */
export function ClauseLink({ clause, className = '' }: { clause: string; className?: string }) {
  return (
    <View
      className={`clause-link ${className}`}
      ariaRole="link"
      ariaLabel={`查看条款 ${clause}`}
      onClick={() => go.clause(clause)}
    >
      <View className="tag tag-brand">{clause}</View>
    </View>
  )
}
