import { refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { maySeeStaff, oncePerUnit, staffIsForAdmins, tellStaffDeed, type Role } from '../../shared/staff'
import type { TrailEntry } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { presentPerson, type PersonRow } from './list-people'

export type PersonPage = PersonRow & {
  readonly staffNo: string
  readonly unitId: string
  readonly department: string
  /** Null while they are not bound, or since before that was kept. */
  readonly boundAt: Instant | null
  /** Until when the code holds that they were given. */
  readonly invitedUntil: Instant | null
  /** Who else of the unit is what only one can be (G1). */
  readonly others: readonly { readonly role: Role; readonly id: string; readonly name: string }[]
  readonly isSelf: boolean
  readonly deeds: readonly {
    readonly key: string
    readonly by: string
    readonly at: Instant
    readonly says: string
  }[]
}

const mostDeeds = 30

/** Somebody of the staff, or who has left: what is written down of them, since when they are bound, and their trail. */
export async function personPage(
  { db, person: admin, now }: StaffContext,
  { personId }: { readonly personId: string },
): Promise<PersonPage | Refusal> {
  if (!maySeeStaff(admin)) return staffIsForAdmins
  const trail = { where: { subjectId: personId }, orderBy: ['n', 'desc'], limit: mostDeeds } as const
  const [person, deeds] = await Promise.all([db.get('people', personId), db.find('trail', trail)])
  if (!person) return refuse('not-found', '没有这位人员，请返回后刷新名单。')
  const { unitId, inviteId, staffNo = '', department = '' } = person
  const where = { unitId, roles: is.oneOf(oncePerUnit) }
  const [invite, colleagues] = await Promise.all([
    inviteId === null ? null : db.get('invites', inviteId),
    db.find('people', { where, limit: oncePerUnit.length }),
  ])
  const others = colleagues.filter(({ _id, active }) => active && _id !== personId)
  return {
    ...presentPerson(person),
    ...{ staffNo, unitId, department, isSelf: personId === admin._id },
    boundAt: person.openId === null ? null : (person.boundAt ?? boundIn(deeds)),
    invitedUntil: invite && invite.expiresAt > now ? invite.expiresAt : null,
    others: others.flatMap(({ _id: id, name, roles }) =>
      oncePerUnit.filter((role) => roles.includes(role)).map((role) => ({ role, id, name })),
    ),
    deeds: deeds.map((deed) => ({ key: deed._id, by: deed.by.name, at: deed.at, says: tellStaffDeed(deed) })),
  }
}

function boundIn(deeds: readonly TrailEntry[]): Instant | null {
  return deeds.find(({ action }) => action === 'bound' || action === 'rebound')?.at ?? null
}
