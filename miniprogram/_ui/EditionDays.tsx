import { Text, View } from '@tarojs/components'
import {
  dayOf,
  minutesBetween,
  sayDay,
  sayInstant,
  timeOf,
  type Day,
  type Instant,
} from '../../shared/_kernel'
import { editionStateNames } from '../../shared/editions'
import { holidayOn, type Holiday, type Holidays } from '../../shared/holidays'
import { go, type Replies } from '../_platform'
import { Icon } from './Icon'
import { PlacesBar } from './PlacesBar'
import { Tag } from './Tag'
import { sayNearDay } from './wording'
import './EditionDays.scss'

type EditionRow = Replies['home']['today']['editions'][number]

type EditionDaysProps = {
  editions: readonly EditionRow[]
  holidays: Holidays
  /** By channel, the first day for what is handed in today. */
  earliest: Replies['home']['today']['earliest']
  /** Channels whose editions lead to their desk. */
  desks: readonly string[]
  /** What is wrong with an edition, by its id. */
  warnings?: Readonly<Record<string, string>>
  now: Instant
}

/** Editions as a list of days: what a calendar is on a phone. */
export function EditionDays({ editions, holidays, earliest, desks, warnings = {}, now }: EditionDaysProps) {
  return (
    <View className="card days">
      {byDay(editions).map(({ day, rows }) => (
        <View key={day} className="day row-day">
          <DayName day={day} now={now} holidays={holidays} />
          <View className="day-editions">
            {rows.map((row) => (
              <View key={row.id}>
                <EditionLine
                  edition={row}
                  desk={desks.includes(row.channelId)}
                  isTooSoon={row.day < (earliest[row.channelId] ?? row.day)}
                  now={now}
                />
                {warnings[row.id] ? (
                  <View className="edition-warning row-quota">到时可能发不出：{warnings[row.id]}</View>
                ) : null}
              </View>
            ))}
            <HolidayWarning holiday={holidayOn(holidays, day)} editions={rows} />
          </View>
        </View>
      ))}
    </View>
  )
}

function DayName({ day, now, holidays }: { day: Day; now: Instant; holidays: Holidays }) {
  const holiday = holidayOn(holidays, day)
  const [date, weekday] = sayDay(day).split(' ')
  const near = sayNearDay(day, now)
  return (
    <View className="day-name">
      <Text className="day-date">{date}</Text>
      <Text className={near ? 'day-near' : 'day-weekday'}>{near || weekday}</Text>
      {holiday ? (
        <Text className={`day-holiday day-${holiday.kind} row-holiday`}>
          {holiday.name}
          {holiday.kind === 'off' ? '休' : '班'}
        </Text>
      ) : null}
    </View>
  )
}

/** An edition on a holiday needs four people at work (G11). */
function HolidayWarning({ holiday, editions }: { holiday: Holiday | null; editions: readonly EditionRow[] }) {
  const isOpen = editions.some(({ state }) => state === 'open')
  if (holiday?.kind !== 'off' || !isOpen) return null
  return <View className="edition-warning">{holiday.name}放假，请提前安排人手。</View>
}

type EditionLineProps = {
  edition: EditionRow
  desk: boolean
  /** The lead time lets nobody hand in for it any more (G6). */
  isTooSoon: boolean
  now: Instant
}

function EditionLine({ edition, desk, isTooSoon, now }: EditionLineProps) {
  const pressed = desk ? { hoverClass: 'card-pressed', onClick: () => go.desk(edition.id) } : {}
  const { channelName, opensAt, closesAt, free, plannedPosts, taken, state } = edition
  // Whoever runs the channel may still put posts into it.
  const isClosed = isTooSoon && !desk
  return (
    <View className={`edition row-edition ${desk ? 'row-desk' : ''}`} {...pressed}>
      <View className="edition-head">
        <Text className="edition-channel">{channelName}</Text>
        <Shortage edition={edition} now={now} />
        <Text className={`edition-free ${free <= 0 || state !== 'open' || isClosed ? 'edition-none' : ''}`}>
          {sayRoom(edition, isClosed)}
        </Text>
        {desk ? <Icon name="next" className="edition-arrow" /> : null}
      </View>
      <PlacesBar taken={taken} planned={plannedPosts} />
      <View className="edition-foot">
        <Text>
          {timeOf(opensAt)}–{timeOf(closesAt)} 发出
        </Text>
        <Text>{sayLock(edition, now)}</Text>
      </View>
    </View>
  )
}

function sayRoom({ state, taken, free, plannedPosts }: EditionRow, isClosed: boolean): string {
  if (state !== 'open') return `${taken} 篇`
  if (isClosed) return '已过投稿时限'
  return free <= 0 ? '已满' : `剩 ${free}/${plannedPosts}`
}

function sayLock({ state, locksAt, day }: EditionRow, now: Instant): string {
  if (state !== 'open') return editionStateNames[state]
  if (locksAt <= now) return '已到截稿时间'
  return `${dayOf(locksAt) === day ? timeOf(locksAt) : sayInstant(locksAt)} 截稿`
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
