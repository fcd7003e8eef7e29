import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Finding, Verdict } from '../../../shared/rulebooks'
import { Card, Icon, Section, Sheet, type IconName } from '../../_ui'
import { ClauseText, type ClauseView } from './ClauseText'
import './RuleList.scss'

const looks: Record<Verdict, { icon: IconName; word: string }> = {
  met: { icon: 'check', word: '符合' },
  'not-met': { icon: 'close', word: '不符合' },
  'not-known-yet': { icon: 'clock', word: '待检查' },
  'not-applicable': { icon: 'dot', word: '暂不涉及' },
}

type RuleListProps = { findings: readonly Finding[]; clauses: readonly ClauseView[] }

/** Every standard in force, as the material meets it at present; a tap shows the clause. */
export function RuleList({ findings, clauses }: RuleListProps) {
  const [asked, setAsked] = useState<Finding | null>(null)
  const clause = clauses.find(({ id }) => id === asked?.clause)
  const met = findings.filter(({ verdict }) => verdict === 'met' || verdict === 'not-applicable').length
  return (
    <Section id="rules" title="投稿标准" note={`${met}/${findings.length} 符合`}>
      <Card className="rules">
        {findings.map((finding) => (
          <RuleLine key={finding.rule} finding={finding} onTap={() => setAsked(finding)} />
        ))}
      </Card>
      <Sheet id="clause" title={asked?.question ?? ''} open={asked !== null} onClose={() => setAsked(null)}>
        {clause ? <ClauseText clause={clause} /> : null}
      </Sheet>
    </Section>
  )
}

function RuleLine({ finding, onTap }: { finding: Finding; onTap: () => void }) {
  const { verdict, question, clause } = finding
  const look = looks[verdict]
  return (
    <View className={`rule row-rule rule-${verdict}`} hoverClass="card-pressed" onClick={onTap}>
      <View className="rule-mark">
        <Icon name={look.icon} className="rule-icon" />
      </View>
      <View className="rule-text">
        <Text className="rule-question">{question}</Text>
        <Text className="rule-note">
          {look.word}
          {sayMeasured(finding)}
        </Text>
      </View>
      <Text className="rule-clause">{clause}</Text>
    </View>
  )
}

function sayMeasured({ verdict, measured, item }: Finding): string {
  if (verdict !== 'not-met' || !measured?.trim()) return ''
  return item ? ` · 第 ${item} 张是 ${measured}` : ` · 现在 ${measured}`
}
