import type { Day, Instant } from '../../shared/_kernel'
import {
  answersForUnit,
  countReminders,
  isOverdue,
  missingFor,
  type Commission,
  type CommissionState,
} from '../../shared/commissions'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'

/** A commission as lists show it. */
export type CommissionRow = Pick<Commission, 'channelName' | 'unitId' | 'unitName' | 'topic' | 'wanted'> & {
  readonly id: string
  readonly channelId: string
  readonly state: CommissionState
  readonly missing: number
  readonly editionDay: Day | null
  readonly dueDay: Day
  readonly deadline: Instant
  readonly overdue: boolean
  readonly reminders: number
}

export function presentCommission(commission: Commission, now: Instant): CommissionRow {
  const { _id, channelId, channelName, unitId, unitName, topic, wanted, state, edition, dueDay, deadline } =
    commission
  return {
    id: _id,
    channelId,
    channelName,
    unitId,
    unitName,
    topic,
    wanted,
    state,
    missing: missingFor(commission),
    editionDay: edition?.day ?? null,
    dueDay,
    deadline,
    overdue: isOverdue(commission, now),
    reminders: countReminders(commission),
  }
}

/** What a unit still owes, as its people see it on their first screen. */
export type Owed = { readonly count: number; readonly overdue: number; readonly first: CommissionRow | null }

/** Beyond so many the screen says 99+. */
const mostOwed = 100

/** What this person's unit owes; null for whoever does not answer for it. */
export async function owedBy({ db, person, now }: StaffContext): Promise<Owed | null> {
  if (!answersForUnit(person)) return null
  const where = { unitId: person.unitId, owed: true }
  const owed = await db.find('commissions', { where, orderBy: ['sortKey', 'asc'], limit: mostOwed })
  const rows = owed.map((commission) => presentCommission(commission, now))
  return { count: rows.length, overdue: rows.filter((row) => row.overdue).length, first: rows[0] ?? null }
}

const mostOpen = 200

/** What is owed, by one unit or by all of them; the most urgent first. */
export async function openCommissions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  unitId: string | null,
): Promise<CommissionRow[]> {
  const open = await db.find('commissions', {
    where: { ...(unitId !== null && { unitId }), owed: true },
    orderBy: ['sortKey', 'asc'],
    limit: mostOpen,
  })
  return open.map((commission) => presentCommission(commission, now))
}

type Dated = Pick<Commission, 'unitId' | 'state' | 'deadline' | 'fulfilledAt'>

/** Those whose last day for material lies in a span of days: their deadline is the midnight after it. */
export function commissionsDue(
  { db }: Pick<Context, 'db'>,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<Dated[]> {
  const where = { sortKey: is.between(`${from}_~`, `${until}_~`) }
  return db.findOnly('commissions', { where, orderBy: ['sortKey', 'asc'], limit: mostDue }, datedFields)
}

/** Thirty a day. */
const mostDue = 1000

const datedFields = ['unitId', 'state', 'deadline', 'fulfilledAt'] as const
