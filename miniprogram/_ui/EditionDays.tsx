import { Text, View } from '@tarojs/components'
import { minutesBetween, sayDay, sayWhen, timeOf, type Day, type Instant } from '../../shared/_kernel'
import type { Replies } from '../_platform'
import { PlacesBar } from './PlacesBar'
import { Tag } from './Tag'
import { editionStateWords, sayNearDay } from './wording'
import './EditionDays.scss'

type EditionRow = Replies['home']['today']['editions'][number]

/** Editions as a list of days: what a calendar is on a phone. */
export function EditionDays({ editions, now }: { editions: readonly EditionRow[]; now: Instant }) {
  return (
    <View className="days">
      {byDay(editions).map(({ day, rows }) => (
        <View key={day} className="day row-day">
          <View className="day-head">
            <Text className="day-name">{sayDay(day)}</Text>
            <Text className="day-near">{sayNearDay(day, now)}</Text>
          </View>
          <View className="card day-card">
            {rows.map((row) => (
              <EditionLine key={row.id} edition={row} now={now} />
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

function EditionLine({ edition, now }: { edition: EditionRow; now: Instant }) {
  const { channelName, opensAt, closesAt, free, plannedPosts, taken } = edition
  return (
    <View className="edition row-edition">
      <View className="edition-head">
        <Text className="edition-channel">{channelName}</Text>
        <Text className={`edition-free ${free === 0 ? 'edition-none' : ''}`}>
          {free === 0 ? '已满' : `剩 ${free}/${plannedPosts}`}
        </Text>
      </View>
      <PlacesBar taken={taken} planned={plannedPosts} />
      <View className="edition-foot">
        <Text>
          {timeOf(opensAt)}–{timeOf(closesAt)} 发出
        </Text>
        <Text>{sayLock(edition, now)}</Text>
        <Shortage edition={edition} now={now} />
      </View>
    </View>
  )
}

function sayLock({ state, locksAt }: EditionRow, now: Instant): string {
  if (state !== 'open') return editionStateWords[state]
  return locksAt <= now ? '已到截稿时间' : `${sayWhen(locksAt, now)} 截稿`
}

/** From the day before, an edition below its minimum says so (G2). */
function Shortage({ edition, now }: { edition: EditionRow; now: Instant }) {
  const { taken, minPosts, locksAt, state } = edition
  const isNear = minutesBetween(now, locksAt) < 24 * 60
  if (state !== 'open' || taken >= minPosts || !isNear) return null
  return <Tag tone="warn">差 {minPosts - taken} 篇</Tag>
}

function byDay(editions: readonly EditionRow[]): { day: Day; rows: EditionRow[] }[] {
  const days = new Map<Day, EditionRow[]>()
  for (const edition of editions) days.set(edition.day, [...(days.get(edition.day) ?? []), edition])
  return [...days].map(([day, rows]) => ({ day, rows })).sort((a, b) => (a.day < b.day ? -1 : 1))
}
