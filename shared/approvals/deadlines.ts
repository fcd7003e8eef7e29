import { addDays, addMinutes, dayOf, instantAt, type Instant } from '../_kernel'

/** What is changed has to be decided anew before the lock. */
const hoursForDeciding = 2
const hoursForChanging = 1
const mostOffered = 4

/** By when changes may be asked for, as people say it: noon and evening of the coming days, and shortly before the lock. */
export function changeDeadlines(now: Instant, decideBy: Instant): Instant[] {
  const latest = addMinutes(decideBy, -hoursForDeciding * 60)
  const earliest = addMinutes(now, hoursForChanging * 60)
  const days = [0, 1, 2].map((ahead) => addDays(dayOf(now), ahead))
  const usual = days.flatMap((day) => [instantAt(day, '12:00'), instantAt(day, '18:00')])
  const offered = [...usual.filter((at) => at < latest), latest].filter((at) => at >= earliest)
  return offered.length > mostOffered ? [...offered.slice(0, mostOffered - 1), latest] : offered
}
