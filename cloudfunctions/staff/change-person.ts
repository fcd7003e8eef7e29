import { isRefusal, refuse, remember, type Id, type Refusal } from '../../shared/_kernel'
import {
  asEntered,
  changesOf,
  faultsIn,
  isAdmin,
  isOncePerUnit,
  refuseRole,
  refuseUnseen,
  staffIsForAdmins,
  unknownPerson,
  withRole,
  type Person,
  type Role,
} from '../../shared/staff'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { foundBy } from '../_platform/found-by'
import { changeWithTrail, replaceWithTrail } from '../trail'
import { presentPerson, type PersonRow } from './list-people'
import { othersWithRole } from './once-per-unit'

export type Correction = {
  readonly commandId: Id
  readonly personId: string
  readonly name: string
  readonly staffNo: string
  readonly department: string
  readonly position: string
}

/** Corrects what is written down of somebody (X4). */
export function correctPerson(
  ctx: StaffContext,
  { commandId, personId, ...written }: Correction,
): Promise<PersonRow | Refusal> {
  const { db, person: admin, random } = ctx
  return untilUncontended(random, async () => {
    if (!isAdmin(admin)) return staffIsForAdmins
    const [person, namesakes] = await Promise.all([
      db.get('people', personId),
      written.staffNo === '' ? [] : db.find('people', { where: { staffNo: written.staffNo }, limit: 2 }),
    ])
    if (!person?.active) return unknownPerson
    if (person.commands.includes(commandId)) return presentPerson(person)
    const refusal = refuseWritten(person, written, namesakes)
    if (refusal) return refusal
    const { staffNo, ...texts } = written
    const corrected = foundBy({ ...person, ...texts, ...(staffNo !== '' && { staffNo }) })
    const changes = changesOf(asEntered(person), asEntered(corrected))
    if (changes.length === 0) return presentPerson(person)
    const details = Object.fromEntries(changes.map(({ field, was, is }) => [field, `${was} → ${is}`]))
    const commands = remember(person.commands, commandId)
    return presentPerson(
      await changeWithTrail(ctx, 'people', { ...corrected, commands }, deed(ctx, 'changed', details)),
    )
  })
}

function refuseWritten(
  person: Person,
  written: Omit<Correction, 'commandId' | 'personId'>,
  namesakes: readonly Person[],
): Refusal | null {
  const faults = faultsIn({ ...written, unitName: person.unitName })
  if (written.position === '') faults.push('缺职务（X4）')
  if (written.staffNo === '' && person.staffNo) faults.push('工号填过之后只能改，不能清空')
  if (faults.length > 0) return refuse('bad-input', `${faults.join('；')}。`, { path: 'name' })
  const other = namesakes.find(({ _id }) => _id !== person._id)
  if (!other) return null
  return refuse('bad-input', `工号 ${written.staffNo} 是${other.unitName}的${other.name}，请核对。`, {
    path: 'staffNo',
  })
}

export type RoleCommand = {
  readonly commandId: Id
  readonly personId: string
  readonly role: Role
  readonly isHeld: boolean
  /** Of whom the admin was told that they hold it now. */
  readonly insteadId: string | null
}

/**
 * Gives somebody a role, or takes it. What only one of a unit is goes over from whoever was it (G1). Written with it are
 * the unit, and for admins whoever decides: so that of two who do so at once, the second decides anew.
 */
export function setRole(
  ctx: StaffContext,
  { commandId, personId, role, isHeld, insteadId }: RoleCommand,
): Promise<PersonRow | Refusal> {
  const { db, random } = ctx
  return untilUncontended(random, async () => {
    const [admin = ctx.person, person] = await bothOf(ctx, personId)
    if (!isAdmin(admin)) return staffIsForAdmins
    if (!person) return unknownPerson
    if (person.commands.includes(commandId)) return presentPerson(person)
    const others = isHeld && isOncePerUnit(role) ? await othersWithRole(db, person, role) : []
    const refusal = refuseRole(admin, person, role, isHeld) ?? refuseUnseen(others, role, insteadId)
    if (isRefusal(refusal)) return refusal
    if (person.roles.includes(role) === isHeld) return presentPerson(person)
    const changed = { ...withRole(person, role, isHeld), commands: remember(person.commands, commandId) }
    const unit = isOncePerUnit(role) ? await db.get('units', person.unitId) : null
    await db.transact(async (tx) => {
      const details = { role, unit: person.unitName }
      const action = isHeld ? 'role-given' : 'role-taken'
      await replaceWithTrail(tx, ctx, 'people', changed, deed(ctx, action, details))
      for (const other of others)
        await replaceWithTrail(
          tx,
          ctx,
          'people',
          withRole(other, role, false),
          deed(ctx, 'role-taken', { ...details, instead: person.name }),
        )
      if (unit) await tx.replace('units', unit)
      if (role === 'admin' && admin._id !== personId) await tx.replace('people', admin)
    })
    return presentPerson(changed)
  })
}

/** Who decides as they are now, and whom it is about. */
async function bothOf({ db, person }: StaffContext, personId: string): Promise<(Person | undefined)[]> {
  const found = await db.getMany('people', [person._id, personId])
  return [person._id, personId].map((id) => found.find(({ _id }) => _id === id))
}

function deed({ person, now }: StaffContext, action: string, details: Deed['details']): Deed {
  return { action, by: { id: person._id, name: person.name }, at: now, details }
}
