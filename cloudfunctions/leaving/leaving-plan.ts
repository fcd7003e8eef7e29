import { dayOf, type Refusal } from '../../shared/_kernel'
import { holdsOn } from '../../shared/approvals'
import { rolesIn } from '../../shared/channels'
import { teamRoleNames } from '../../shared/rulebooks'
import {
  isAdmin,
  leavingIsForAdmins,
  oncePerUnit,
  roleNames,
  unknownLeaver,
  type Person,
} from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { deputyshipsFrom } from '../approvals'
import { allChannels } from '../channels'
import { unitHeads } from '../staff'
import { whatWaitsFor, type WaitingRow } from './what-waits'

type Named = { readonly id: string; readonly name: string }

export type LeavingPlan = {
  readonly person: Named & { readonly unitName: string; readonly active: boolean }
  /** What they are in their unit and in channels, in words. */
  readonly parts: readonly string[]
  readonly waiting: readonly WaitingRow[]
  /** Who decides for them already, or heads their unit. */
  readonly suggested: Named | null
  /** Who has taken over from somebody who left before. */
  readonly successors: readonly string[]
  /** Accounts whose mass sends they confirm in WeChat: nobody but the account itself can change that. */
  readonly confirms: readonly string[]
}

/** What somebody leaves behind, and who could take it over, before it is entered (X4, E2). */
export async function leavingPlan(
  ctx: StaffContext,
  { personId, standInId }: { readonly personId: string; readonly standInId: string | null },
): Promise<LeavingPlan | Refusal> {
  const { db, now } = ctx
  if (!isAdmin(ctx.person)) return leavingIsForAdmins
  const today = dayOf(now)
  const [leaver, standIn, channels, deputies] = await Promise.all([
    db.get('people', personId),
    standInId === null ? null : db.get('people', standInId),
    allChannels(ctx),
    deputyshipsFrom(db, 'principalId', personId, today),
  ])
  if (!leaver) return unknownLeaver
  const { _id: id, name, unitName, unitId, active, roles } = leaver
  const holding = deputies.filter((deputyship) => holdsOn(deputyship, today))
  const [heads, waiting] = await Promise.all([
    unitHeads(ctx, unitId),
    whatWaitsFor(ctx, { id, name }, standIn?.active ? standIn : null),
  ])
  return {
    person: { id, name, unitName, active },
    parts: [
      ...oncePerUnit.filter((role) => roles.includes(role)).map((role) => `${unitName}：${roleNames[role]}`),
      ...channels.flatMap((channel) => {
        const parts = rolesIn(channel, id).map((role) => teamRoleNames[role])
        return parts.length > 0 ? [`${channel.name}：${parts.join('、')}`] : []
      }),
    ],
    waiting,
    suggested: suggestion(leaver, holding, heads),
    successors: active ? [] : holding.map(({ deputyName }) => deputyName),
    confirms: channels
      .filter(({ account }) => account.confirmer?.personId === id)
      .map((channel) => channel.name),
  }
}

function suggestion(
  leaver: Person,
  [deputy]: readonly { readonly deputyId: string; readonly deputyName: string }[],
  heads: readonly Person[],
): Named | null {
  if (deputy) return { id: deputy.deputyId, name: deputy.deputyName }
  const head = heads.find(({ _id }) => _id !== leaver._id)
  return head ? { id: head._id, name: head.name } : null
}
