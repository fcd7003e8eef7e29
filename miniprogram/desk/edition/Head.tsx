import { Text, View } from '@tarojs/components'
import { minutesBetween, sayDay, sayInstant, dayOf, timeOf, type Instant } from '../../../shared/_kernel'
import { sayLasting, Tag } from '../../_ui'
import type { DeskData } from './desk-data'
import { sayState } from './words'

/** Whose edition it is, and the three times that count, with what is left until the next of them. */
export function Head({ desk, now }: { desk: DeskData; now: Instant }) {
  const { edition } = desk
  const { locksAt, textsCloseAt, opensAt, closesAt } = edition
  const times = [
    { key: 'lock', word: '截稿', at: locksAt, text: timeIn(edition, locksAt) },
    { key: 'texts', word: '定稿', at: textsCloseAt, text: timeIn(edition, textsCloseAt) },
    { key: 'send', word: '群发', at: opensAt, text: `${timeOf(opensAt)}–${timeOf(closesAt)}` },
  ]
  const goesOut = edition.state !== 'empty' && edition.state !== 'skipped'
  const next = goesOut ? times.find(({ at }) => at > now) : undefined
  const state = sayState(desk, now)
  return (
    <View className="card desk-head">
      <View className="desk-title">
        <Text className="desk-channel">{edition.channelName}</Text>
        <Tag id="desk-state" tone={state.tone}>
          {state.text}
        </Tag>
      </View>
      <Text className="desk-day">{sayDay(edition.day)}</Text>
      <View className="desk-times">
        {times.map((time) => (
          <View
            key={time.key}
            id={`time-${time.key}`}
            className={`desk-time ${time === next ? 'desk-next' : ''} ${time.at <= now ? 'desk-past' : ''}`}
          >
            <Text className="desk-time-word">{time.word}</Text>
            <Text className="desk-time-at">{time.text}</Text>
            <Text className="desk-time-left">{left(time.at, time === next, now)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

function timeIn({ day }: DeskData['edition'], at: Instant): string {
  return dayOf(at) === day ? timeOf(at) : sayInstant(at)
}

function left(at: Instant, isNext: boolean, now: Instant): string {
  if (at <= now) return '已过'
  return isNext ? `还有 ${sayLasting(minutesBetween(now, at))}` : ''
}
