import { addMinutes, refuse, remember, type Id, type Refusal } from '../../shared/_kernel'
import {
  faultsInUnitName,
  isAdmin,
  newUnit,
  staffIsForAdmins,
  unitIdFor,
  type Unit,
} from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'
import { claim } from '../_platform/lease'
import { changeWithTrail, insertWithTrail } from '../trail'
import { unitNames, type UnitRow } from './units'

/** Adds a unit. The same name twice is one unit. */
export function addUnit(ctx: StaffContext, { name }: { readonly name: string }): Promise<UnitRow | Refusal> {
  const { db, person, now, random, hash } = ctx
  return untilUncontended(random, async () => {
    if (!isAdmin(person)) return staffIsForAdmins
    const units = await unitNames(ctx)
    const refusal = refuseName(name, units, null)
    if (refusal) return refusal
    const unit = newUnit(unitIdFor(name, new Set(units.map(({ id }) => id)), hash), name)
    const deed = { action: 'added', by: { id: person._id, name: person.name }, at: now, details: {} }
    await db.transact((tx) => insertWithTrail(tx, ctx, 'units', unit, deed))
    return { id: unit._id, name }
  })
}

type Renaming = { readonly commandId: Id; readonly unitId: string; readonly name: string }

/** Calls another name for each of its people within one tap; of more, the clock goes on. */
const callsATap = 200

/** Renames a unit, and then its people's unit with it. */
export function renameUnit(
  ctx: StaffContext,
  { commandId, unitId, name }: Renaming,
): Promise<UnitRow | Refusal> {
  const { db, person, now, random } = ctx
  return untilUncontended(random, async () => {
    if (!isAdmin(person)) return staffIsForAdmins
    const [unit, units] = await Promise.all([db.get('units', unitId), unitNames(ctx)])
    if (!unit) return refuse('not-found', '没有这个单位，请返回后刷新。')
    if (unit.commands.includes(commandId)) return { id: unitId, name: unit.name }
    const refusal = refuseName(name, units, unitId)
    if (refusal) return refusal
    const renamed = { ...unit, name, dueAt: now, commands: remember(unit.commands, commandId) }
    const details = { name: `${unit.name} → ${name}` }
    const deed = { action: 'renamed', by: { id: person._id, name: person.name }, at: now, details }
    const stored = await changeWithTrail(ctx, 'units', renamed, deed)
    const began = db.calls()
    await spreadName(ctx, stored, () => db.calls() - began < callsATap)
    return { id: unitId, name }
  })
}

function refuseName(name: string, units: readonly UnitRow[], unitId: string | null): Refusal | null {
  const faults = faultsInUnitName(name)
  if (faults.length > 0) return refuse('bad-input', `${faults.join('；')}。`, { path: 'name' })
  if (!units.some((unit) => unit.name === name && unit.id !== unitId)) return null
  return refuse('bad-input', `公司已有单位“${name}”，请用另一个名称。`, { path: 'name' })
}

const pageSize = 50
const retryMinutes = 1

/** People carry the name of their unit, and follow it one by one: nothing of theirs is changed by it. */
export async function spreadName(ctx: Context, due: Unit, mayGoOn: () => boolean): Promise<void> {
  const { db, now } = ctx
  const unit = await claim(ctx, 'units', due)
  if (!unit) return
  let isDone = true
  for (const active of [true, false]) isDone = (await spreadAmong(ctx, unit, active, mayGoOn)) && isDone
  const dueAt = isDone ? null : addMinutes(now, retryMinutes)
  await db.transact((tx) => tx.replace('units', { ...unit, dueAt, leasedUntil: null }))
}

/** @returns whether everybody carries the name; who is being changed at this moment does not, and is looked at again */
async function spreadAmong(
  { db }: Context,
  unit: Unit,
  active: boolean,
  mayGoOn: () => boolean,
): Promise<boolean> {
  let reached = ''
  let missed = 0
  while (mayGoOn()) {
    const where = { unitId: unit._id, active, _id: is.after(reached) }
    const people = await db.find('people', { where, orderBy: ['_id', 'asc'], limit: pageSize })
    for (const { _id, unitName, version } of people) {
      if (unitName === unit.name) continue
      if (!(await db.updateIf('people', _id, { version }, { unitName: unit.name }))) missed += 1
    }
    if (people.length < pageSize) return missed === 0
    reached = people.at(-1)?._id ?? reached
  }
  return false
}
