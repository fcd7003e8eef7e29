import { Text, View } from '@tarojs/components'
import { Icon, Tag } from '../../_ui'
import type { RuleView } from './find'
import './RuleLine.scss'

/** What is checked because of a clause, and where the company says otherwise. */
export function RuleLine({ rule, said }: { rule: RuleView; said: string }) {
  return (
    <View className="rule-line row-checked">
      <Icon name="check" className="rule-line-icon" />
      <View className="rule-line-words">
        <Text>{said}</Text>
        {rule.own.map((words) => (
          <Text key={words} className="rule-line-own">
            {words}
          </Text>
        ))}
      </View>
      {rule.companyFigure ? <Tag>公司设定</Tag> : null}
    </View>
  )
}
