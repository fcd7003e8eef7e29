import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay, sayInstant } from '../../../shared/_kernel'
import { api, failureOf, type Failure, type Replies } from '../../_platform'
import { FailureNote, Icon, Tag } from '../../_ui'

type Unit = Replies['readings']['campaign']['units'][number]
type Readers = Replies['readings']['readers']['readers']

/** One unit: how many have confirmed; a tap names them. */
export function UnitRow({ readingId, unit }: { readingId: string; unit: Unit }) {
  const { unitId, name, asked, confirmed, overdue } = unit
  const [readers, setReaders] = useState<Readers | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function toggle() {
    if (readers) return setReaders(null)
    try {
      const answer = await api.readings.readers.query({ readingId, unitId })
      setReaders((answer as { readers: Readers }).readers)
      setFailure(null)
    } catch (error) {
      setFailure(failureOf(error))
    }
  }

  return (
    <View className="unit row-unit">
      <View id={`unit-${unitId}`} className="campaign-line unit-line" onClick={() => void toggle()}>
        <Text className="unit-name">{name}</Text>
        {overdue > 0 ? <Tag tone="bad">{overdue} 人逾期</Tag> : null}
        <Text className={confirmed === asked ? 'unit-done' : 'campaign-note'}>
          {confirmed}/{asked}
        </Text>
        <Icon name="next" className={`unit-arrow ${readers ? 'unit-arrow-open' : ''}`} />
      </View>
      <FailureNote id="readers-failure" failure={failure} />
      {(readers ?? []).map(({ id, name: reader, confirmedAt, dueOn, overdue: isLate, reminders }) => (
        <View key={id} className="campaign-line reader row-reader">
          <Text>{reader}</Text>
          {confirmedAt ? (
            <Text className="unit-done">{sayInstant(confirmedAt)} 已确认</Text>
          ) : (
            <Text className={isLate ? 'reader-late' : 'campaign-note'}>
              {isLate ? '逾期未确认' : `${sayDay(dueOn)}截止`}
              {reminders > 0 ? ` · 提醒 ${reminders} 次` : ''}
            </Text>
          )}
        </View>
      ))}
    </View>
  )
}
