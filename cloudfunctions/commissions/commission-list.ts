import { pageOf, type Refusal } from '../../shared/_kernel'
import { answersForUnit, mayAskFor, type Commission } from '../../shared/commissions'
import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { allChannels } from '../channels'
import { presentCommission, type CommissionRow } from './commission-rows'

/** Who looks: the department that asked, or the unit that was asked. */
export const sides = ['channel', 'unit'] as const

export type Side = (typeof sides)[number]

/** Owed in time, overdue, or settled one way or the other. */
export const tabs = ['open', 'overdue', 'done'] as const

export type Tab = (typeof tabs)[number]

export type CommissionList = {
  readonly side: Side
  /** Both for whoever runs a channel and answers for a unit. */
  readonly sides: readonly Side[]
  readonly can: { readonly ask: boolean }
  readonly rows: readonly CommissionRow[]
  readonly next: string | null
}

const pageSize = 20

/** What was asked for on one's channels, or of one's unit; the most urgent first, of what is settled the newest. */
export async function commissionList(
  ctx: StaffContext,
  { side, tab, after }: { readonly side: Side | null; readonly tab: Tab; readonly after: string | null },
): Promise<CommissionList | Refusal> {
  const { person } = ctx
  const own = (await allChannels(ctx)).filter((channel) => mayAskFor(person, channel))
  const open: Side[] = [...(own.length > 0 ? (['channel'] as const) : []), 'unit']
  const shownSide = side !== null && open.includes(side) ? side : (open[0] ?? 'unit')
  const scopes =
    shownSide === 'channel'
      ? own.map(({ _id }) => ({ channelId: _id }))
      : answersForUnit(person)
        ? [{ unitId: person.unitId }]
        : []
  const found = (await Promise.all(scopes.map((scope) => pageWithin(ctx, scope, tab, after)))).flat()
  const { shown, next } = pageOf(inOrder(found, tab), pageSize)
  return {
    side: shownSide,
    sides: answersForUnit(person) ? open : open.slice(0, 1),
    can: { ask: own.length > 0 },
    rows: shown.map((commission) => presentCommission(commission, ctx.now)),
    next,
  }
}

/** After every id of an instant's sort keys. */
const afterAll = '~'

function pageWithin(
  { db, now }: StaffContext,
  scope: Readonly<Record<string, string>>,
  tab: Tab,
  after: string | null,
): Promise<Commission[]> {
  const limit = pageSize + 1
  const nowKey = `${now}_${afterAll}`
  if (tab === 'done') {
    const where = { ...scope, owed: false, ...(after !== null && { sortKey: is.before(after) }) }
    return db.find('commissions', { where, orderBy: ['sortKey', 'desc'], limit })
  }
  const sortKey = tab === 'open' ? is.after(after ?? nowKey) : is.between(after ?? '', nowKey)
  return db.find('commissions', {
    where: { ...scope, owed: true, sortKey },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

function inOrder(found: readonly Commission[], tab: Tab): Commission[] {
  const later = tab === 'done' ? -1 : 1
  return [...found].sort((a, b) => (a.sortKey < b.sortKey ? -later : later))
}
