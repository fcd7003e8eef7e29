import { Picker, View } from '@tarojs/components'
import type { TimeOfDay } from '../../shared/_kernel'
import './TimeField.scss'

type TimeFieldProps = { id: string; time: TimeOfDay; onPick: (time: TimeOfDay) => void }

/** Chosen with the phone's own wheel: what is typed goes wrong. */
export function TimeField({ id, time, onPick }: TimeFieldProps) {
  return (
    <Picker mode="time" value={time} onChange={({ detail }) => onPick(detail.value.slice(0, 5) as TimeOfDay)}>
      <View id={id} className="time-field">
        {time}
      </View>
    </Picker>
  )
}
