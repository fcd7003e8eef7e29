import { refuse, type Refusal, type Stored } from '../_kernel'
import { officeRoles, officeRoleNames, type OfficeRole } from '../rulebooks'
import { isAdmin, type Person } from '../staff'
import { newTrail, type TrailHead } from '../trail'

/** Who decides for the departments that regulations name (职能岗位): one document. */
export type Offices = Stored & {
  readonly people: Readonly<Record<OfficeRole, readonly string[]>>
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export const officesId = 'offices-of-the-company'

const nobody: Offices['people'] = { 'wechat-department': [], administration: [] }

/** As long as nobody has been named. */
export const noOffices: Offices = {
  _id: officesId,
  schema: 1,
  version: 1,
  people: nobody,
  trail: newTrail,
  commands: [],
}

export const mostInOffice = 10

/** Whoever keeps the company's accounts (G13, G16): the WeChat department, and admins. */
export function isKeeper(person: Person, { people }: Pick<Offices, 'people'>): boolean {
  return person.active && (isAdmin(person) || people['wechat-department'].includes(person._id))
}

/** Why these cannot be an office; null when they can. */
export function refuseOffice(role: OfficeRole, people: readonly (Person | null)[]): Refusal | null {
  const path = `people.${role}`
  const title = officeRoleNames[role]
  if (people.some((person) => !person?.active))
    return refuse('not-found', `“${title}”里有人已不在职，请另选。`, { path })
  if (people.length > mostInOffice)
    return refuse('bad-input', `“${title}”最多 ${mostInOffice} 人。`, { path, limit: mostInOffice })
  return null
}

/** Offices in which somebody was, with whoever takes over in their stead (X4). */
export function withoutOfficeLeaver(offices: Offices, leaverId: string, standInId: string): Offices | null {
  if (!officeRoles.some((role) => offices.people[role].includes(leaverId))) return null
  const replaced = (ids: readonly string[]) => [
    ...new Set(ids.map((id) => (id === leaverId ? standInId : id))),
  ]
  const people = { ...offices.people }
  for (const role of officeRoles) people[role] = replaced(people[role])
  return { ...offices, people }
}
