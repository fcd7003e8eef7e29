import { View } from '@tarojs/components'
import { dayOf, instantAt, parseInstant, timeOf, type Day, type TimeOfDay } from '../../../shared/_kernel'
import { DayField, TimeField } from '../../_ui'

type MomentFieldProps = {
  id: string
  value: string
  /** What has to be before it, where something has. */
  after: string
  from: Day
  through: Day
  onPick: (instant: string) => void
}

/** Until one is chosen: when something begins, and when it ends. */
const usualTimes: Readonly<Record<'begins' | 'ends', TimeOfDay>> = { begins: '09:00', ends: '18:00' }

/** A day, and then a time on it. */
export function MomentField({ id, value, after, from, through, onPick }: MomentFieldProps) {
  const earlier = parseInstant(after)
  const instant = parseInstant(value)
  const day = instant && dayOf(instant)
  const time = instant ? timeOf(instant) : usualTimes[earlier ? 'ends' : 'begins']
  return (
    <View className="form-moment">
      <View className="form-moment-day">
        <DayField
          id={id}
          day={day}
          from={earlier ? dayOf(earlier) : from}
          through={through}
          placeholder="哪一天"
          onPick={(picked) => onPick(instantAt(picked, time))}
        />
      </View>
      {day ? (
        <TimeField id={`${id}-time`} time={time} onPick={(picked) => onPick(instantAt(day, picked))} />
      ) : null}
    </View>
  )
}
