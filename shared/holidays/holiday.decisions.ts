import { refuse, remember, type Day, type Refusal } from '../_kernel'
import { holidayYearId, yearOf, type Holiday, type HolidayYear } from './holiday'

/** A year that nobody has written down yet. */
export function newHolidayYear(year: number, days: readonly Holiday[] = []): HolidayYear {
  return {
    _id: holidayYearId(year),
    schema: 1,
    version: 1,
    year,
    days: inOrder(days),
    trail: { n: 0, hash: '' },
    commands: [],
  }
}

/** Writes a day down, in place of what was said of it before. */
export function putHoliday(year: HolidayYear, holiday: Holiday, commandId: string): HolidayYear | Refusal {
  if (yearOf(holiday.day) !== year.year)
    return refuse('bad-input', '这一天不在所选的年份里。', { path: 'day' })
  const before = year.days.find(({ day }) => day === holiday.day)
  if (before?.name === holiday.name && before.kind === holiday.kind)
    return refuse('wrong-state', '这一天已经是这样记的，无需再添加。', { path: 'day' })
  const others = year.days.filter(({ day }) => day !== holiday.day)
  return { ...year, days: inOrder([...others, holiday]), commands: remember(year.commands, commandId) }
}

export function removeHoliday(year: HolidayYear, day: Day, commandId: string): HolidayYear | Refusal {
  const days = year.days.filter((holiday) => holiday.day !== day)
  if (days.length === year.days.length)
    return refuse('not-found', '这一天已经不在节假日里，请刷新后查看。', { path: 'day' })
  return { ...year, days, commands: remember(year.commands, commandId) }
}

function inOrder(days: readonly Holiday[]): Holiday[] {
  return [...days].sort((a, b) => (a.day < b.day ? -1 : 1))
}
