import { Text, View } from '@tarojs/components'
import { dayOf, sayInstant, timeOf, type Instant } from '../../../shared/_kernel'
import { Section } from '../../_ui'
import type { DeskData } from './desk-data'

type ForeseenProps = { lines: DeskData['foreseen']; now: Instant }

/** What will happen by itself, and when, if nobody does anything more. */
export function Foreseen({ lines, now }: ForeseenProps) {
  if (lines.length === 0) return null
  return (
    <Section id="desk-foreseen" title="接下来会自动发生">
      <View className="card desk-foreseen">
        {lines.map(({ at, text, tone }) => (
          <View key={text} className="foreseen row-foreseen">
            <Text className="foreseen-at">{sayAt(at, now)}</Text>
            <View className={`foreseen-dot foreseen-${tone}`} />
            <Text className={`foreseen-text foreseen-text-${tone}`}>{text}</Text>
          </View>
        ))}
      </View>
    </Section>
  )
}

function sayAt(at: Instant | null, now: Instant): string {
  if (at === null || at <= now) return '现在'
  return dayOf(at) === dayOf(now) ? timeOf(at) : sayInstant(at)
}
