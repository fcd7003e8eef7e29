import { Picker, Text, View } from '@tarojs/components'
import { parseDay, sayDay, type Day } from '../../shared/_kernel'
import { Icon } from './Icon'
import './DayField.scss'

type DayFieldProps = {
  id: string
  day: Day | null
  from: Day
  through: Day
  placeholder: string
  onPick: (day: Day) => void
}

/** A day, chosen with the phone's own wheel: what is typed goes wrong. */
export function DayField({ id, day, from, through, placeholder, onPick }: DayFieldProps) {
  const pick = (text: string) => {
    const picked = parseDay(text)
    if (picked) onPick(picked)
  }
  return (
    <Picker
      mode="date"
      value={day ?? from}
      start={from}
      end={through}
      onChange={({ detail }) => pick(detail.value)}
    >
      <View id={id} className="day-field">
        <Text className={day ? '' : 'day-field-none'}>
          {day ? `${day.slice(0, 4)}年${sayDay(day)}` : placeholder}
        </Text>
        <Icon name="calendar" className="day-field-icon" />
      </View>
    </Picker>
  )
}
