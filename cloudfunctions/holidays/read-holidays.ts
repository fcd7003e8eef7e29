import type { Day } from '../../shared/_kernel'
import { holidayYearId, yearOf, type Holidays } from '../../shared/holidays'
import type { Context } from '../_platform/context'

/** What is known of the days from `from` to `through`, both included. */
export async function holidaysBetween(
  { db }: Pick<Context, 'db'>,
  from: Day,
  through: Day,
): Promise<Holidays> {
  const span = yearOf(through) - yearOf(from) + 1
  const wanted = Array.from({ length: span }, (_, n) => holidayYearId(yearOf(from) + n))
  const years = await db.getMany('holidays', wanted)
  return {
    years: years.map(({ year }) => year),
    days: years.flatMap(({ days }) => days.filter(({ day }) => day >= from && day <= through)),
  }
}
