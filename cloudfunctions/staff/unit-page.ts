import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { maySeeStaff, staffIsForAdmins } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { listPeople, type PersonRow } from './list-people'
import { namedIn, presentNamed, type NamedUnit } from './units'

export type UnitPage = {
  readonly unit: NamedUnit
  readonly rows: readonly PersonRow[]
  readonly next: string | null
}

/** One unit: whoever answers for it, and its people page by page. */
export async function unitPage(
  ctx: StaffContext,
  { unitId, after }: { readonly unitId: string; readonly after: string | null },
): Promise<UnitPage | Refusal> {
  const { db, person } = ctx
  if (!maySeeStaff(person)) return staffIsForAdmins
  const [unit, named, people] = await Promise.all([
    db.get('units', unitId),
    namedIn(db, [unitId]),
    listPeople(ctx, { list: 'staff', words: '', unitId, after }),
  ])
  if (isRefusal(people)) return people
  if (!unit) return refuse('not-found', '没有这个单位，请返回后刷新。')
  const { _id: id, name } = unit
  return { unit: { id, name, named: presentNamed(unitId, named) }, rows: people.rows, next: people.next }
}
