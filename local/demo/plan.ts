import { addDays, instantAt, type Day, type Instant } from '../../shared/_kernel'
import { stories, type Story } from './stories'
import { turns, type ChannelId, type Turn } from './turns'

/** The first day of work, and the last: all three channels have an edition on it. */
export const firstDay: Day = '2026-05-30'
export const today: Day = '2026-06-16'

/** When the demo begins for whoever opens it: an hour before an edition goes out. */
export const present: Instant = instantAt(today, '16:06')

export type Planned = {
  readonly story: Story
  readonly channelId: ChannelId
  readonly day: Day
  readonly turn: Turn | undefined
}

/** How many posts a channel is handed in a day. */
const aDay: Readonly<Record<ChannelId, (day: Day) => number>> = {
  'group-media': (day) => (day < '2026-06-12' ? 6 : 7),
  // Nothing came for the edition of 12 June.
  'supermarket-news': (day) => (day === '2026-06-08' || day === '2026-06-09' ? 0 : 2),
  'store-news': (day) => (storeDays.includes(day) ? 3 : 0),
}

const storeDays: readonly Day[] = ['2026-06-01', '2026-06-03', '2026-06-10', '2026-06-12', '2026-06-15']

/** Whose stories go to a channel of their own as long as it wants some. */
const own: readonly (readonly [ChannelId, readonly string[]])[] = [
  ['store-news', ['chen-mo', 'he-ting', 'gu-bei', 'shen-man', 'xia-he', 'fang-qing']],
  ['supermarket-news', ['gao-yuan', 'han-dong', 'du-ruo', 'ding-xiang', 'lu-shan']],
]

/** Every story with its day: those of whom something special happens on theirs, the others where there is room. */
export const plan: readonly Planned[] = planAll()

function planAll(): Planned[] {
  const planned: Planned[] = []
  const waiting: Story[] = []
  for (const story of stories) {
    const turn = turns[story.title]
    if (turn) planned.push({ story, channelId: turn.channelId ?? 'group-media', day: turn.day, turn })
    else waiting.push(story)
  }
  const room = (channelId: ChannelId, day: Day) =>
    aDay[channelId](day) - planned.filter((each) => each.channelId === channelId && each.day === day).length
  const days = Array.from({ length: 18 }, (_, nth) => addDays(firstDay, nth))
  const fill = (channelId: ChannelId, whose?: readonly string[]) => {
    for (const day of days) {
      for (let left = room(channelId, day); left > 0; left -= 1) {
        const at = waiting.findIndex(({ by }) => !whose || whose.includes(by))
        const [story] = at < 0 ? [] : waiting.splice(at, 1)
        if (story) planned.push({ story, channelId, day, turn: undefined })
      }
    }
  }
  for (const [channelId, whose] of own) fill(channelId, whose)
  fill('group-media')
  if (waiting.length > 0) throw new Error(`no day for ${waiting.length} stories`)
  return planned.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
