import { remember, type Id, type Refusal } from '../../shared/_kernel'
import { sayTookOverParts } from '../../shared/notices'
import { move, partsInUnit, refuseMove, takeOver } from '../../shared/staff'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'

export type Move = {
  readonly commandId: Id
  readonly personId: string
  readonly unitId: string
  readonly position: string
  /** Who takes over what they were in their unit; null leaves it open. */
  readonly standInId: string | null
}

/**
 * Somebody moves to another unit (E2). What they were in the old one stays there, for a colleague or open (G1); what they
 * are in channels, and what was asked of them, goes with them.
 */
export function movePerson(ctx: StaffContext, command: Move): Promise<{ unitName: string } | Refusal> {
  const { db, person: admin, now, random } = ctx
  const { commandId, personId, unitId, position, standInId } = command
  return untilUncontended(random, async () => {
    const [person, unit, standIn] = await Promise.all([
      db.get('people', personId),
      db.get('units', unitId),
      standInId === null ? null : db.get('people', standInId),
    ])
    if (person?.commands.includes(commandId)) return { unitName: person.unitName }
    const refusal = refuseMove(admin, person, unit, standIn, standInId)
    if (refusal) return refusal
    if (!person || !unit) throw new Error('refused above')
    const former = await db.get('units', person.unitId)
    const moved = { ...move(person, unit, position), commands: remember(person.commands, commandId) }
    const by = { id: admin._id, name: admin.name }
    const deed = (action: string, details: Deed['details']): Deed => ({ action, by, at: now, details })
    const parts = partsInUnit(person)
    const details = { from: person.unitName, to: unit.name, ended: parts.join('、') }
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'people', moved, deed('moved', details))
      if (!standIn) return
      await replaceWithTrail(
        tx,
        ctx,
        'people',
        takeOver(standIn, person),
        deed('took-over', { from: person.name }),
      )
      if (former) await tx.replace('units', former)
      if (parts.length === 0) return
      const wording = sayTookOverParts({ name: person.name, to: unit.name, parts }, admin.name)
      await notify(tx, ctx, [standIn._id], wording, { screen: 'me', id: '' })
    })
    return { unitName: unit.name }
  })
}
