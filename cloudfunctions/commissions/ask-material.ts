import { isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import { askForMaterial, mayAskFor, sayDeadline, type Commission } from '../../shared/commissions'
import { sayCommission } from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { insertWithTrail } from '../trail'
import { factsOf, opens, presentChanged, type CommissionChanged } from './tellings'
import { unitPeople } from './unit-people'

export type AskCommand = {
  readonly commandId: string
  /** Made on the phone, so that asking twice asks once. */
  readonly commissionId: string
  readonly channelId: string
  readonly unitId: string
  readonly topic: string
  readonly wanted: number
  readonly editionId: string | null
  readonly dueDay: Day | null
}

/** The WeChat department asks a unit for material; whoever answers for the unit is told (G22). */
export function askMaterial(ctx: StaffContext, command: AskCommand): Promise<CommissionChanged | Refusal> {
  const { db, person, now } = ctx
  const { commissionId, channelId, unitId, topic, wanted, editionId, dueDay, commandId } = command
  return untilUncontended(ctx.random, async () => {
    const [channel, rules, unit, edition, existing, people] = await Promise.all([
      db.get('channels', channelId),
      db.get('effectiveRules', channelId),
      db.get('units', unitId),
      editionId === null ? null : db.get('editions', editionId),
      db.get('commissions', commissionId),
      unitPeople(ctx, unitId),
    ])
    if (!channel || !rules || !mayAskFor(person, channel)) return notYours
    if (existing) return replayed(existing, person._id, commandId)
    if (!unit) return refuse('not-found', '没有这个单位，请重新选择。', { path: 'unitId' })
    if (editionId !== null && edition?.channelId !== channelId)
      return refuse('not-found', '这个渠道没有这一期，请重新选择。', { path: 'editionId' })
    if (people.length === 0) return nobodyAnswers(unit.name)
    const by = { id: person._id, name: person.name }
    const asked = { commissionId, channel, unit, topic, wanted, edition, dueDay, by, at: now, commandId }
    const commission = askForMaterial(asked, rules.leadTime)
    if (isRefusal(commission)) return commission
    const details = { unit: unit.name, wanted, due: commission.dueDay, comment: topic }
    await db.transact(async (tx) => {
      const deed = { action: 'material-asked', by, at: now, details }
      await insertWithTrail(tx, ctx, 'commissions', commission, deed)
      const wording = sayCommission.asked(factsOf(commission), by.name, sayDeadline(commission))
      await notify(
        tx,
        ctx,
        people.map(({ _id }) => _id),
        wording,
        opens(commission),
      )
    })
    return presentChanged(commission)
  })
}

const notYours = refuse('not-allowed', '只有这个渠道的编辑和部门负责人可以约稿（G22）。', { clause: 'G22' })

function nobodyAnswers(unitName: string): Refusal {
  const message = `${unitName}还没有指定供稿人，也没有负责人（G1）。请管理员先指定，再约稿。`
  return refuse('against-rule', message, { clause: 'G1', path: 'unitId' })
}

function replayed(existing: Commission, personId: string, commandId: string): CommissionChanged | Refusal {
  if (existing.askedBy.id === personId && existing.commands.includes(commandId))
    return presentChanged(existing)
  return refuse('wrong-state', '这份约稿已经发出，请在“约稿”里查看。')
}
