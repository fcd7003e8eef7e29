import { refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { holidayYearId, mayChangeHolidays, type Holiday } from '../../shared/holidays'
import type { StaffContext } from '../_platform/context'
import { presentMe, type Me } from '../staff'

export type HolidayPage = {
  readonly me: Me
  readonly year: number
  /** Null while nobody has published or written down the days of this year (未公布). */
  readonly days: readonly Holiday[] | null
  readonly changedAt: Instant | null
  readonly can: { readonly change: boolean }
}

/** The days of one year, for admins. */
export async function holidayPage(ctx: StaffContext, year: number): Promise<HolidayPage | Refusal> {
  const { db, person } = ctx
  if (!mayChangeHolidays(person)) return refuse('not-allowed', '只有管理员可以查看和修改节假日。')
  const id = holidayYearId(year)
  const [known, told] = await Promise.all([
    db.get('holidays', id),
    db.find('trail', { where: { subjectId: id }, orderBy: ['n', 'desc'], limit: 1 }),
  ])
  return {
    me: presentMe(person),
    year,
    days: known ? known.days.map(({ day, name, kind }) => ({ day, name, kind })) : null,
    changedAt: told[0]?.at ?? null,
    can: { change: true },
  }
}
