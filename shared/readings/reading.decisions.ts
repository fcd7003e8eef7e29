import {
  addDays,
  addMinutes,
  dayOf,
  daysBetween,
  instantAt,
  refuse,
  remember,
  sayDay,
  type Day,
  type Instant,
  type Refusal,
} from '../_kernel'
import type { Person } from '../staff'
import { newTrail } from '../trail'
import { confirmationId, type Audience, type Confirmation, type Reading } from './reading'

export const readingLimits = { units: 200, daysAhead: 92 } as const

/** The company's figure of X1: so many days people have at first, and whoever joins later has as many. */
export const daysToRead = 7

/** When the clock looks at a reading each day: asks who has joined, reminds whose last day is near. */
const looksAt = '09:00'

/** So long after its last day it ends by itself. */
const daysAfter = 30

export function isAmong({ unitId, roles, active }: Person, audience: Audience): boolean {
  if (!active) return false
  switch (audience.of) {
    case 'all':
      return true
    case 'units':
      return audience.units.includes(unitId)
    case 'roles':
      return audience.roles.some((role) => roles.includes(role))
    default:
      return audience satisfies never
  }
}

export type Starting = Pick<Reading, '_id' | 'rulebook' | 'title' | 'audience' | 'audienceName' | 'dueOn'> & {
  readonly by: Person
  readonly at: Instant
  readonly commandId: string
}

export function startReading({ by, at, commandId, ...about }: Starting): Reading | Refusal {
  const refusal = refuseDueDay(about.dueOn, dayOf(at)) ?? refuseAudience(about.audience)
  if (refusal) return refusal
  return {
    ...about,
    schema: 1,
    version: 1,
    startedBy: by._id,
    startedByName: by.name,
    startedAt: at,
    state: 'open',
    allAsked: false,
    round: { does: 'ask', byName: null, reached: '', told: 0 },
    reminded: [],
    reminders: 0,
    sortKey: `${at}_${about._id}`,
    dueAt: at,
    leasedUntil: null,
    trail: newTrail,
    commands: [commandId],
  }
}

function refuseDueDay(dueOn: Day, today: Day): Refusal | null {
  const latest = addDays(today, readingLimits.daysAhead)
  if (dueOn >= today && daysBetween(today, dueOn) <= readingLimits.daysAhead) return null
  return refuse('bad-input', `确认期限须在今天到${sayDay(latest)}之间。`, { path: 'dueOn', limit: latest })
}

function refuseAudience(audience: Audience): Refusal | null {
  if (audience.of === 'units' && audience.units.length === 0)
    return refuse('bad-input', '请选择至少一个单位。', { path: 'audience' })
  if (audience.of === 'roles' && audience.roles.length === 0)
    return refuse('bad-input', '请选择至少一种角色。', { path: 'audience' })
  return null
}

/** What one person is asked. Whoever joins the audience later has as many days as others had, and is not late at once. */
export function askPerson(reading: Reading, { _id, name, unitName }: Person, at: Instant): Confirmation {
  const { rulebook, title, dueOn, allAsked } = reading
  const fresh = addDays(dayOf(at), daysToRead)
  const id = confirmationId(reading._id, _id)
  return {
    _id: id,
    schema: 1,
    version: 1,
    readingId: reading._id,
    personId: _id,
    name,
    unitName,
    rulebook,
    title,
    askedAt: at,
    dueOn: allAsked && fresh > dueOn ? fresh : dueOn,
    confirmedAt: null,
    owed: true,
    reminders: 0,
    sortKey: `${at}_${id}`,
    trail: newTrail,
  }
}

export function isOverdue(
  { confirmedAt, dueOn }: Pick<Confirmation, 'confirmedAt' | 'dueOn'>,
  today: Day,
): boolean {
  return confirmedAt === null && today > dueOn
}

/** The clock reminds on the day before somebody's last day, and on that day. */
export function isRemindedOn(dueOn: Day, today: Day): boolean {
  return dueOn === today || dueOn === addDays(today, 1)
}

/** The next part of what is done to everybody, or its end. */
export function goOnRound(reading: Reading, told: number, reached: string | null, at: Instant): Reading {
  const { round } = reading
  if (!round) return reading
  const done = { ...round, told: round.told + told }
  if (reached !== null) return { ...reading, round: { ...done, reached }, dueAt: at }
  return endRound({ ...reading, round: done }, at)
}

function endRound(reading: Reading, at: Instant): Reading {
  const { round, reminded, reminders } = reading
  const rest = { ...reading, round: null, dueAt: nextLook(at), leasedUntil: null }
  if (!round) return rest
  // Each day whoever has joined is asked first, and then those are reminded whose last day is near.
  if (round.does === 'ask')
    return reading.allAsked
      ? { ...reading, round: { does: 'remind', byName: null, reached: '', told: 0 }, dueAt: at }
      : { ...rest, allAsked: true }
  if (round.told === 0) return rest
  const byName = round.byName ?? '系统'
  return {
    ...rest,
    reminded: [...reminded, { byName, at, told: round.told }].slice(-10),
    reminders: reminders + 1,
  }
}

function nextLook(at: Instant): Instant {
  const today = dayOf(at)
  const next = instantAt(today, looksAt)
  return next > at ? next : instantAt(addDays(today, 1), looksAt)
}

/** A new day: the clock begins its round, or ends what has been open for long. */
export function look(reading: Reading, at: Instant): Reading {
  if (reading.round) return reading
  if (dayOf(at) > addDays(reading.dueOn, daysAfter)) return end(reading, 'ended')
  return { ...reading, round: { does: 'ask', byName: null, reached: '', told: 0 } }
}

export type Tap = { readonly by: Person; readonly at: Instant; readonly commandId: string }

/** An admin reminds everybody who has not confirmed: once a day, whoever does it, the clock included. */
export function remind(reading: Reading, { by, at, commandId }: Tap): Reading | Refusal {
  if (reading.state !== 'open') return closed
  if (reading.round) return refuse('busy', '正在逐个通知，请过一分钟再提醒。')
  const last = reading.reminded.at(-1)
  if (last && dayOf(last.at) === dayOf(at))
    return refuse('wrong-state', `今天已经提醒过 ${last.told} 人，每天最多提醒一次，请明天再提醒。`, {
      limit: instantAt(addDays(dayOf(at), 1), '00:00'),
    })
  return {
    ...reading,
    round: { does: 'remind', byName: by.name, reached: '', told: 0 },
    dueAt: at,
    commands: remember(reading.commands, commandId),
  }
}

export function endReading(reading: Reading, { commandId }: Tap): Reading | Refusal {
  if (reading.state !== 'open') return closed
  return { ...end(reading, 'ended'), commands: remember(reading.commands, commandId) }
}

/** A newer version holds: nobody needs to confirm the one before any more. */
export function supersede(reading: Reading): Reading {
  return end(reading, 'superseded')
}

function end(reading: Reading, state: 'ended' | 'superseded'): Reading {
  return { ...reading, state, round: null, dueAt: null, leasedUntil: null }
}

const closed = refuse('wrong-state', '这次阅读确认已经结束。')

/** Confirmed once it stays so. Of a version that holds no longer nobody has to say that they have read it. */
export function confirmReading(
  asked: Confirmation,
  { state, title }: Pick<Reading, 'state' | 'title'>,
  at: Instant,
): Confirmation | Refusal {
  if (asked.confirmedAt !== null) return asked
  if (state === 'superseded')
    return refuse('stale', `《${title}》已有更新的一版，这一版不必再确认了。请看现行的一版。`)
  return { ...asked, confirmedAt: at, owed: false }
}

/** A round that was left in the middle: the clock goes on with it within a minute. */
export function leaveRound(reading: Reading, at: Instant): Reading {
  return { ...reading, dueAt: addMinutes(at, 1), leasedUntil: null }
}
