import { dayOf, timeOf, type Instant } from './instant'
import { daysBetween, weekdayOf, type Day } from './day'

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

/** `周日` */
export function sayWeekday(day: Day): string {
  return `周${weekdays[weekdayOf(day) - 1]}`
}

/** `1月4日 周日` */
export function sayDay(day: Day): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日 ${sayWeekday(day)}`
}

/** `1月4日 17:00` */
export function sayInstant(instant: Instant): string {
  const [, month, date] = dayOf(instant).split('-').map(Number)
  return `${month}月${date}日 ${timeOf(instant)}`
}

/** `今天 17:00`, `明天 09:30`, otherwise with the date. */
export function sayWhen(instant: Instant, now: Instant): string {
  const away = daysBetween(dayOf(now), dayOf(instant))
  const named = away === 0 ? '今天' : away === 1 ? '明天' : away === -1 ? '昨天' : null
  return named ? `${named} ${timeOf(instant)}` : sayInstant(instant)
}

/** Bytes as people say them: `800 KB`, `4.9 MB`. Rounded down, so that what is under a limit never sounds like it. */
export function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 * 1024) return `${Math.floor(bytes / 1024)} KB`
  return `${Math.floor((bytes / 1024 / 1024) * 100) / 100} MB`
}
