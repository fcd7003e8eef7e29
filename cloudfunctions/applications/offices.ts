import { refuse, remember, type Refusal } from '../../shared/_kernel'
import { noOffices, officesId, refuseOffice, type Offices } from '../../shared/applications'
import { officeRoles, type OfficeRole } from '../../shared/rulebooks'
import { isAdmin } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { namesOf } from '../staff'
import { insertWithTrail, replaceWithTrail } from '../trail'

/** Who decides for the departments that regulations name; nobody, as long as nobody was named. */
export async function officesOf({ db }: Pick<Context, 'db'>): Promise<Offices> {
  return (await db.get('offices', officesId)) ?? noOffices
}

export type OfficeRow = {
  readonly role: OfficeRole
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** The same with their names. */
export async function officeRows(ctx: StaffContext): Promise<readonly OfficeRow[]> {
  return present(ctx, await officesOf(ctx))
}

export type OfficeCommand = {
  readonly commandId: string
  readonly role: OfficeRole
  readonly people: readonly string[]
}

/** Who decides for one of the departments from now on; what is under way waits for whom it waited. */
export function setOffice(
  ctx: StaffContext,
  { commandId, role, people }: OfficeCommand,
): Promise<{ offices: readonly OfficeRow[] } | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!isAdmin(person)) return forAdmins
    const known = await db.get('offices', officesId)
    if (known?.commands.includes(commandId)) return { offices: await present(ctx, known) }
    const ids = [...new Set(people)]
    const named = await db.getMany('people', ids)
    const refusal = refuseOffice(
      role,
      ids.map((id) => named.find(({ _id }) => _id === id) ?? null),
    )
    if (refusal) return refusal
    const before = known ?? noOffices
    const commands = remember(before.commands, commandId)
    const after: Offices = { ...before, people: { ...before.people, [role]: ids }, commands }
    const by = { id: person._id, name: person.name }
    const details = { office: role, people: named.map(({ name }) => name).join('、') }
    const deed = { action: 'office-named', by, at: now, details }
    await db.transact((tx) =>
      known
        ? replaceWithTrail(tx, ctx, 'offices', after, deed)
        : insertWithTrail(tx, ctx, 'offices', after, deed),
    )
    return { offices: await present(ctx, after) }
  })
}

async function present(ctx: StaffContext, { people }: Offices): Promise<OfficeRow[]> {
  const names = await namesOf(
    ctx,
    officeRoles.flatMap((role) => people[role]),
  )
  return officeRoles.map((role) => ({
    role,
    people: people[role].map((id) => ({ id, name: names.get(id) ?? '' })),
  }))
}

const forAdmins = refuse('not-allowed', '只有管理员可以指定职能岗位。')
