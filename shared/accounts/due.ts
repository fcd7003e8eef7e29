import { addDays, dayOf, daysBetween, instantAt, sayDay, type Day, type Instant } from '../_kernel'
import type { RegisteredAccount } from './account'
import type { AccountFigures } from './settings'

/** What an account is due for, and the clause that says so. */
export type DueThing = {
  readonly what: 'filing' | 'verification' | 'password'
  readonly day: Day
  readonly clause: string
}

const dueNames: Readonly<Record<DueThing['what'], string>> = {
  filing: '续办备案',
  verification: '平台认证',
  password: '更换密码',
}

type Dated = Pick<RegisteredAccount, 'state' | 'filing' | 'verifiedUntil' | 'custody'>

/** All that has its day, the earliest first. An account that is closed waits for nothing. */
function dueThings({ state, filing, verifiedUntil, custody }: Dated): readonly DueThing[] {
  if (state === 'closed') return []
  const all: DueThing[] = [
    ...(filing ? [{ what: 'filing', day: filing.renewBy, clause: 'G13' } as const] : []),
    ...(verifiedUntil ? [{ what: 'verification', day: verifiedUntil, clause: 'O1' } as const] : []),
    { what: 'password', day: custody.changeBy, clause: 'E6' },
  ]
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Of what is due, what its people should do something about by now. */
export function pressing(account: Dated, today: Day, { remindDays }: AccountFigures): readonly DueThing[] {
  return dueThings(account).filter(({ day }) => day <= addDays(today, remindDays))
}

export function sayDue({ what, day }: DueThing, today: Day): string {
  return day < today
    ? `${dueNames[what]}已过期（应在${sayDay(day)}前）`
    : `${dueNames[what]}：${sayDay(day)}前`
}

/** Reminders come in the morning, on these days before the day, on it, and each week after it. */
const lastDaysBefore = 7
const weekDays = 7
const morning = '09:00'

/** When the clock has something to do here: a loan ends, or its people are reminded. */
export function nextDueAt(
  account: Dated & Pick<RegisteredAccount, 'loan'>,
  { remindDays }: AccountFigures,
  now: Instant,
): Instant | null {
  const reminders = dueThings(account).flatMap(({ day }) => {
    const before = [addDays(day, -remindDays), addDays(day, -lastDaysBefore), day]
    const ahead = before.map((on) => instantAt(on, morning)).filter((at) => at > now)
    return ahead.length > 0 ? ahead : [nextWeekly(day, now)]
  })
  const instants = [...reminders, ...(account.loan ? [account.loan.through] : [])]
  return instants.sort()[0] ?? null
}

function nextWeekly(day: Day, now: Instant): Instant {
  const weeks = Math.floor(daysBetween(day, dayOf(now)) / weekDays)
  const thisWeeks = instantAt(addDays(day, weeks * weekDays), morning)
  return thisWeeks > now ? thisWeeks : instantAt(addDays(day, (weeks + 1) * weekDays), morning)
}

/** Sorts by the day of what is due next; where nothing is, after every day. */
export function dueKeyOf(account: Dated & Pick<RegisteredAccount, '_id'>): string {
  return `${dueThings(account)[0]?.day ?? 'none'}_${account._id}`
}
