import { addDays, addMinutes, instantAt, type Day, type Instant, type TimeOfDay } from '../../shared/_kernel'
import { editionOn, type CompanyAtWork } from './company-at-work'
import { firstDay, plan, today } from './plan'
import { turns, type ChannelId } from './turns'

/** Something that is done at a time. */
export type Event = { readonly at: Instant; readonly run: (company: CompanyAtWork) => Promise<void> }

/** What happens every day: units hand in, and what came in yesterday goes through its three hands. */
export function dailyRoutine(): Event[] {
  const events: Event[] = []
  for (let day = firstDay; day <= today; day = addDays(day, 1)) events.push(...eventsOf(day))
  return events
}

function eventsOf(day: Day): Event[] {
  const ofDay = plan.filter((planned) => planned.day === day)
  return [
    {
      at: instantAt(day, '09:00'),
      run: async (company) => {
        for (const planned of ofDay) await company.drawFor(planned)
      },
    },
    ...ofDay
      .filter(({ turn }) => !turn?.commissioned)
      .map((planned, nth) => ({
        at: addMinutes(instantAt(day, '09:12'), nth * 41),
        run: (company: CompanyAtWork) => company.handIn(planned),
      })),
    tested(day, '15:30', 'zhou-ning', ['group-media', 'store-news']),
    tested(day, '16:20', 'feng-yue', ['supermarket-news']),
    passing(day, '09:06', ['feng-yue', 'zhou-ning'], 0),
    passing(day, '13:32', ['wu-fan', 'qin-chuan'], 1),
    passing(day, '16:34', ['zheng-yi', 'lu-zhen'], 2),
  ]
}

/** The tester looks at the previews that are out, and finds them fine (W3); not every day has one. */
function tested(day: Day, time: TimeOfDay, by: string, channelIds: readonly ChannelId[]): Event {
  return {
    at: instantAt(day, time),
    run: async ({ office }) => {
      for (const channelId of channelIds) {
        const editionId = editionOn(channelId, day)
        if (untested.includes(editionId)) continue
        await office.as(by)('publishing', 'answer', { editionId, fine: true, words: '' }).catch(nothingToTest)
      }
    },
  }
}

/** Nobody had time to look. */
const untested: readonly string[] = [editionOn('supermarket-news', '2026-06-12')]

function nothingToTest(fault: unknown): void {
  if (!/wrong-state|not-found/.test(String(fault))) throw fault
}

const remarks = [
  ['标题已核对', '', '图片顺序已调整', '', '来源已核实', '', '小标题合适'],
  ['', '数字与来源一致', '', '', '可以', ''],
  ['', '', '同意放行', '', ''],
] as const

function passing(
  day: Day,
  time: '09:06' | '13:32' | '16:34',
  hands: readonly string[],
  hand: 0 | 1 | 2,
): Event {
  const stays = (title: string) => (turns[title]?.passes ?? 3) <= hand
  const remark = (title: string) => remarks[hand][title.length % remarks[hand].length] ?? ''
  // Whoever comes first takes what both could; the other is left what only they can.
  const order = day.endsWith('1') || day.endsWith('4') || day.endsWith('7') ? [...hands].reverse() : hands
  return {
    at: instantAt(day, time),
    run: async (company) => {
      for (const person of order) await company.passAll(person, stays, remark)
    },
  }
}
