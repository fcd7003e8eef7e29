import { isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import {
  holidayYearId,
  mayChangeHolidays,
  newHolidayYear,
  putHoliday,
  removeHoliday,
  yearOf,
  type Holiday,
  type HolidayYear,
} from '../../shared/holidays'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { insertWithTrail, replaceWithTrail } from '../trail'

export type HolidaysChanged = { readonly year: number; readonly days: readonly Holiday[] }

type Command = { readonly commandId: string; readonly day: Day }

/** Writes down a day off, or a worked Saturday or Sunday; the first one of a year makes the year known. */
export function addHoliday(
  ctx: StaffContext,
  { commandId, ...holiday }: Command & Holiday,
): Promise<HolidaysChanged | Refusal> {
  const details = { day: holiday.day, name: holiday.name, kind: holiday.kind }
  return changeYear(ctx, { commandId, day: holiday.day }, 'holiday-added', details, (year) =>
    putHoliday(year, holiday, commandId),
  )
}

export function dropHoliday(
  ctx: StaffContext,
  { commandId, day }: Command,
): Promise<HolidaysChanged | Refusal> {
  return changeYear(ctx, { commandId, day }, 'holiday-removed', { day }, (year) =>
    removeHoliday(year, day, commandId),
  )
}

function changeYear(
  ctx: StaffContext,
  { commandId, day }: Command,
  action: string,
  details: Deed['details'],
  change: (year: HolidayYear) => HolidayYear | Refusal,
): Promise<HolidaysChanged | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!mayChangeHolidays(person)) return refuse('not-allowed', '只有管理员可以修改节假日。')
    const known = await db.get('holidays', holidayYearId(yearOf(day)))
    if (known?.commands.includes(commandId)) return present(known)
    const changed = change(known ?? newHolidayYear(yearOf(day)))
    if (isRefusal(changed)) return changed
    const deed = { action, by: { id: person._id, name: person.name }, at: now, details }
    await db.transact((tx) =>
      known
        ? replaceWithTrail(tx, ctx, 'holidays', changed, deed)
        : insertWithTrail(tx, ctx, 'holidays', changed, deed),
    )
    return present(changed)
  })
}

function present({ year, days }: HolidayYear): HolidaysChanged {
  return { year, days }
}
