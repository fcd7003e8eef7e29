import { Text, View } from '@tarojs/components'
import { addDays, dayOf, type Day } from '../../../shared/_kernel'
import { useNow } from '../../_platform'
import { DayField } from '../../_ui'
import './Filters.scss'

type SpanFieldProps = {
  name: string
  from: Day | null
  through: Day | null
  onPick: (span: { from: Day | null; through: Day | null }) => void
}

/** From a day to a day, both included. */
export function SpanField({ name, from, through, onPick }: SpanFieldProps) {
  const last = addDays(dayOf(useNow()), 365)
  return (
    <View>
      <Text className="archive-name">{name}</Text>
      <View className="archive-days">
        <View className="archive-day">
          <DayField
            id="from"
            day={from}
            from="2020-01-01"
            through={last}
            placeholder="开始日期"
            onPick={(day) => onPick({ from: day, through })}
          />
        </View>
        <Text>至</Text>
        <View className="archive-day">
          <DayField
            id="through"
            day={through}
            from="2020-01-01"
            through={last}
            placeholder="结束日期"
            onPick={(day) => onPick({ from, through: day })}
          />
        </View>
      </View>
    </View>
  )
}
