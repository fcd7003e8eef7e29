import type { Refusal } from '../../shared/_kernel'
import { rolesIn } from '../../shared/channels'
import { teamRoleNames } from '../../shared/rulebooks'
import { isAdmin, partsInUnit, staffIsForAdmins, unknownPerson } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { allChannels } from '../channels'
import { unitNames, type UnitRow } from '../staff'
import { whatWaitsFor, type WaitingRow } from './what-waits'

type Named = { readonly id: string; readonly name: string }

export type MovingPlan = {
  readonly person: Named & { readonly unitId: string; readonly unitName: string; readonly position: string }
  /** What they are in their unit: it stays there, for a colleague (G1). */
  readonly ends: readonly string[]
  /** What goes with them. */
  readonly stays: readonly string[]
  /** Of what was asked already nothing changes: they decide it still. */
  readonly waiting: readonly WaitingRow[]
  /** Who could take over in the unit. */
  readonly colleagues: readonly Named[]
  readonly units: readonly UnitRow[]
}

const mostColleagues = 50

/** What becomes of somebody's parts when they move to another unit, before it is entered (E2). */
export async function movingPlan(
  ctx: StaffContext,
  { personId }: { readonly personId: string },
): Promise<MovingPlan | Refusal> {
  const { db } = ctx
  if (!isAdmin(ctx.person)) return staffIsForAdmins
  const [person, channels, units] = await Promise.all([
    db.get('people', personId),
    allChannels(ctx),
    unitNames(ctx),
  ])
  if (!person?.active) return unknownPerson
  const { _id: id, name, unitId, unitName, position, roles } = person
  const where = { unitId, active: true, _id: is.after('') }
  const [waiting, unit] = await Promise.all([
    whatWaitsFor(ctx, { id, name }, null),
    db.find('people', { where, orderBy: ['_id', 'asc'], limit: mostColleagues }),
  ])
  return {
    person: { id, name, unitId, unitName, position },
    ends: partsInUnit(person),
    stays: [
      ...(roles.includes('admin') ? ['管理员'] : []),
      ...channels.flatMap((channel) => {
        const parts = rolesIn(channel, id).map((role) => teamRoleNames[role])
        return parts.length > 0 ? [`${channel.name}：${parts.join('、')}`] : []
      }),
    ],
    waiting,
    colleagues: unit
      .filter(({ _id }) => _id !== id)
      .map(({ _id, name: called }) => ({ id: _id, name: called })),
    units: units.filter((each) => each.id !== unitId),
  }
}
