import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay } from '../../../shared/_kernel'
import { passages, type Sought } from '../../../shared/rulebooks'
import { Card, ChangeLines, Icon, Tag } from '../../_ui'
import { sayDayInYear, type Book, type ClauseView, type RuleView } from './find'
import { RuleLine } from './RuleLine'
import './ClauseCard.scss'

type ClauseCardProps = {
  clause: ClauseView
  rules: readonly RuleView[]
  sought: Sought
  /** The next version, where its day is still to come. */
  coming?: Book['coming']
  /** Leads to its own page; absent there. */
  onOpen?: () => void
}

/** A clause, and what is checked because of it. */
export function ClauseCard({ clause, rules, sought, coming = null, onOpen }: ClauseCardProps) {
  return (
    <Card id={`clause-${clause.id}`} className="clause row-clause">
      <View
        className={`clause-top ${onOpen ? 'clause-leads' : ''}`}
        {...(onOpen && { hoverClass: 'card-pressed', onClick: onOpen })}
      >
        <Text className="clause-id clause-number">{clause.id}</Text>
        <View className="clause-name">
          <Marked text={clause.heading} initials={clause.initials.heading} sought={sought} />
        </View>
        {coming?.clauses.includes(clause.id) ? <Tag tone="warn">{sayDay(coming.from)}起有变</Tag> : null}
        {clause.visibility === 'internal' ? <Tag>内部</Tag> : null}
        {onOpen ? <Icon name="next" className="clause-open" /> : null}
      </View>
      <View className="clause-body">
        <Marked text={clause.text} initials={clause.initials.text} sought={sought} />
      </View>
      {rules.length > 0 ? (
        <View className="clause-rules">
          {rules.map((rule) => (
            <RuleLine key={rule.question} rule={rule} said={rule.question} />
          ))}
        </View>
      ) : null}
      {clause.textOnly ? <View className="clause-judged">由人判断：{clause.textOnly}</View> : null}
      {clause.changed ? <LastChange changed={clause.changed} /> : null}
      <Text className="clause-source">{clause.source}</Text>
    </Card>
  )
}

/** Since when a clause says what it says, and what it said before, unfolded by a tap (X1). */
function LastChange({ changed }: { changed: NonNullable<ClauseView['changed']> }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className="clause-changed">
      <View className="clause-since row-changed" onClick={() => setOpen(!isOpen)}>
        <Text>
          {sayDayInYear(changed.since)}起 · 第 {changed.version} 版
        </Text>
        <Text>{isOpen ? '收起' : '看改了什么'}</Text>
      </View>
      {isOpen ? <ChangeLines change={changed} /> : null}
    </View>
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
