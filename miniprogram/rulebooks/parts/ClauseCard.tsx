import { Text, View } from '@tarojs/components'
import { passages, type Sought } from '../../../shared/rulebooks'
import { Card, Icon, Tag } from '../../_ui'
import type { ClauseView, RuleView } from './find'
import './ClauseCard.scss'

type ClauseCardProps = { clause: ClauseView; rules: readonly RuleView[]; sought: Sought }

/** A clause, and what is checked because of it. */
export function ClauseCard({ clause, rules, sought }: ClauseCardProps) {
  return (
    <Card id={`clause-${clause.id}`} className="clause row-clause">
      <View className="clause-top">
        <Text className="clause-id clause-number">{clause.id}</Text>
        <View className="clause-name">
          <Marked text={clause.heading} initials={clause.initials.heading} sought={sought} />
        </View>
        {clause.visibility === 'internal' ? <Tag>内部</Tag> : null}
      </View>
      <View className="clause-body">
        <Marked text={clause.text} initials={clause.initials.text} sought={sought} />
      </View>
      {rules.length > 0 ? (
        <View className="clause-rules">
          {rules.map((rule) => (
            <View key={rule.question} className="clause-rule row-checked">
              <Icon name="check" className="clause-check" />
              <View className="clause-question">
                <Text>{rule.question}</Text>
                {rule.own.map((words) => (
                  <Text key={words} className="clause-own">
                    {words}
                  </Text>
                ))}
              </View>
              {rule.companyFigure ? <Tag>公司设定</Tag> : null}
            </View>
          ))}
        </View>
      ) : null}
      {clause.textOnly ? <View className="clause-judged">由人判断：{clause.textOnly}</View> : null}
      <Text className="clause-source">{clause.source}</Text>
    </Card>
  )
}

/** A text with what was looked for in it. */
function Marked({ text: whole, initials, sought }: { text: string; initials: string; sought: Sought }) {
  return (
    <View>
      {passages(whole, sought, initials).map(({ text, isFound }, index) => (
        <Text key={index} className={isFound ? 'clause-found' : ''}>
          {text}
        </Text>
      ))}
    </View>
  )
}
