import { addDays, dayOf, instantAt, minutesOfDay, timeOf, type Instant, type TimeOfDay } from '../_kernel'

/** The company's own figures for messages (公司设定). */
export type NoticeFigures = {
  /** From here, and until there, only what is urgent leaves the inbox. */
  readonly quietFrom: TimeOfDay
  readonly quietUntil: TimeOfDay
  /** When more than so many wait for one person, one message tells of all. */
  readonly roundupAbove: number
  /** When a person is told once a day of what reached them in no other way. */
  readonly roundupAt: TimeOfDay
}

export const defaultNoticeFigures: NoticeFigures = {
  quietFrom: '22:00',
  quietUntil: '08:00',
  roundupAbove: 5,
  roundupAt: '09:00',
}

type QuietHours = Pick<NoticeFigures, 'quietFrom' | 'quietUntil'>

/** Whether only what is urgent may go out. The first minute is quiet, the last one isn't. */
export function isQuiet(at: Instant, figures: QuietHours): boolean {
  return isQuietTime(timeOf(at), figures)
}

export function isQuietTime(time: TimeOfDay, { quietFrom, quietUntil }: QuietHours): boolean {
  const [minute, from, until] = [minutesOfDay(time), minutesOfDay(quietFrom), minutesOfDay(quietUntil)]
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until
}

/** The end of the quiet hours in which `at` lies. */
export function quietUntil(at: Instant, figures: QuietHours): Instant {
  return nextAt(at, figures.quietUntil)
}

export function nextRoundup(after: Instant, { roundupAt }: Pick<NoticeFigures, 'roundupAt'>): Instant {
  return nextAt(after, roundupAt)
}

/** The next time that the clock shows this, later than `after`. */
function nextAt(after: Instant, time: TimeOfDay): Instant {
  const today = instantAt(dayOf(after), time)
  return today > after ? today : instantAt(addDays(dayOf(after), 1), time)
}
