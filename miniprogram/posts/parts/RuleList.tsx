import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Finding, Verdict } from '../../../shared/rulebooks'
import { Card, Icon, Section, Sheet, type IconName } from '../../_ui'
import { ClauseText } from './ClauseText'
import type { chosenChannels, Judgement } from './use-draft'
import './RuleList.scss'

const looks: Record<Verdict, { icon: IconName; word: string }> = {
  met: { icon: 'check', word: '符合' },
  'not-met': { icon: 'close', word: '不符合' },
  'not-known-yet': { icon: 'clock', word: '待检查' },
  'not-applicable': { icon: 'dot', word: '暂不涉及' },
}

type RuleListProps = { judgement: Judgement; chosen: ReturnType<typeof chosenChannels> }

/** A standard as it holds in some of the chosen channels. */
type Standard = { readonly finding: Finding; readonly channelIds: readonly string[] }

/** Every standard in force, as the material meets it at present; a tap shows the clause. */
export function RuleList({ judgement, chosen }: RuleListProps) {
  const [asked, setAsked] = useState<Finding | null>(null)
  const standards = standardsOf(judgement)
  const clause = chosen.flatMap(({ channel }) => channel.clauses).find(({ id }) => id === asked?.clause)
  const met = standards.filter(
    ({ finding: { verdict } }) => verdict === 'met' || verdict === 'not-applicable',
  ).length
  return (
    <Section id="rules" title="投稿标准" note={`${met}/${standards.length} 符合`}>
      <Card className="rules">
        {standards.map(({ finding, channelIds }) => (
          <RuleLine
            key={nameOf(finding)}
            finding={finding}
            only={channelIds.length < chosen.length ? namesOf(channelIds, chosen) : ''}
            onTap={() => setAsked(finding)}
          />
        ))}
      </Card>
      <Sheet id="clause" title={asked?.question ?? ''} open={asked !== null} onClose={() => setAsked(null)}>
        {clause ? <ClauseText clause={clause} /> : null}
      </Sheet>
    </Section>
  )
}

/** What several channels ask alike stands once. */
function standardsOf({ channels }: Judgement): Standard[] {
  const standards = new Map<string, Standard>()
  for (const { channelId, findings } of channels) {
    for (const finding of findings) {
      const channelIds = standards.get(nameOf(finding))?.channelIds ?? []
      standards.set(nameOf(finding), { finding, channelIds: [...channelIds, channelId] })
    }
  }
  return [...standards.values()]
}

function nameOf({ rule, limit }: Finding): string {
  return `${rule} ${limit ?? ''}`
}

function namesOf(ids: readonly string[], chosen: RuleListProps['chosen']): string {
  return chosen.flatMap(({ channel: { id, name } }) => (ids.includes(id) ? [name] : [])).join('、')
}

function RuleLine({ finding, only, onTap }: { finding: Finding; only: string; onTap: () => void }) {
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
          {only ? ` · 仅${only}` : ''}
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
