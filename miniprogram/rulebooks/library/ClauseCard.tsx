import { Text, View } from '@tarojs/components'
import { Card, Icon, Tag } from '../../_ui'
import type { ClauseView, RuleView } from './find'

type ClauseCardProps = { clause: ClauseView; rules: readonly RuleView[]; words: string }

/** A clause, and what is checked because of it. */
export function ClauseCard({ clause, rules, words }: ClauseCardProps) {
  return (
    <Card id={`clause-${clause.id}`} className="clause row-clause">
      <View className="clause-top">
        <Text className="clause-id clause-number">{clause.id}</Text>
        <Text className="clause-name">{clause.heading}</Text>
        {clause.visibility === 'internal' ? <Tag>内部</Tag> : null}
      </View>
      <View className="clause-body">
        {marked(clause.text, words).map(({ text, isFound }, index) => (
          <Text key={index} className={isFound ? 'clause-found' : ''}>
            {text}
          </Text>
        ))}
      </View>
      {rules.length > 0 ? (
        <View className="clause-rules">
          {rules.map((rule) => (
            <View key={rule.question} className="clause-rule row-checked">
              <Icon name="check" className="clause-check" />
              <Text className="clause-question">{rule.question}</Text>
              {rule.companyFigure ? <Tag>公司设定</Tag> : null}
            </View>
          ))}
        </View>
      ) : null}
      <Text className="clause-source">{clause.source}</Text>
    </Card>
  )
}

function marked(text: string, words: string): { text: string; isFound: boolean }[] {
  if (words === '') return [{ text, isFound: false }]
  return text.split(words).flatMap((part, index) => {
    const rest = { text: part, isFound: false }
    return index === 0 ? [rest] : [{ text: words, isFound: true }, rest]
  })
}
