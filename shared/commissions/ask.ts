import { addDays, dayOf, instantAt, refuse, sayDay, type Day, type Instant, type Refusal } from '../_kernel'
import { daysPreparedAhead, lastDayForMaterial } from '../editions'
import { newTrail, type Actor } from '../trail'
import type { Commission } from './commission'
import { withReminder } from './reminders'

export type Asked = {
  readonly commissionId: string
  readonly channel: { readonly _id: string; readonly name: string }
  readonly unit: { readonly _id: string; readonly name: string }
  readonly topic: string
  readonly wanted: number
  /** Either the edition that it is for, or the last day on which it may come. */
  readonly edition: { readonly _id: string; readonly day: Day } | null
  readonly dueDay: Day | null
  readonly by: Actor
  readonly at: Instant
  readonly commandId: string
}

/** What the lead time of the channel says. */
export type LeadTime = { readonly clearDays: number; readonly clause: string }

/** Asks a unit for material, by a deadline from which it can still appear (G6, G22). */
export function askForMaterial(asked: Asked, leadTime: LeadTime): Commission | Refusal {
  const dueDay = asked.edition ? lastDayForMaterial(asked.edition.day, leadTime.clearDays) : asked.dueDay
  if (dueDay === null)
    return refuse('bad-input', '请选择要刊于哪一期，或最晚哪天交到编辑。', { path: 'dueDay' })
  const refusal = refuseDueDay(dueDay, asked, leadTime)
  if (refusal) return refusal
  const { commissionId, channel, unit, topic, wanted, edition, by, at, commandId } = asked
  const deadline = endOf(dueDay)
  return withReminder({
    _id: commissionId,
    schema: 1,
    version: 1,
    channelId: channel._id,
    channelName: channel.name,
    unitId: unit._id,
    unitName: unit.name,
    topic,
    wanted,
    edition: edition && { id: edition._id, day: edition.day },
    dueDay,
    deadline,
    askedBy: by,
    askedAt: at,
    state: 'open',
    handedIn: [],
    fulfilledAt: null,
    waived: null,
    reminders: { byHand: 0, byClock: 0 },
    remindedAt: null,
    remindedUntil: at,
    answers: 0,
    owed: true,
    sortKey: `${deadline}_${commissionId}`,
    dueAt: null,
    leasedUntil: null,
    trail: newTrail,
    commands: [commandId],
  })
}

/** The first midnight after a day. */
function endOf(day: Day): Instant {
  return instantAt(addDays(day, 1), '00:00')
}

function refuseDueDay(dueDay: Day, { edition, at }: Asked, { clause }: LeadTime): Refusal | null {
  const today = dayOf(at)
  const farthest = addDays(today, daysPreparedAhead)
  if (dueDay > farthest)
    return refuse('bad-input', `最远可约到${sayDay(farthest)}（${daysPreparedAhead} 天内）。`, {
      path: 'dueDay',
      measured: sayDay(dueDay),
      limit: `${sayDay(farthest)}为止`,
    })
  if (dueDay >= today) return null
  if (!edition) return refuse('bad-input', '交稿日已经过去，请重新选择。', { path: 'dueDay' })
  const message = `${sayDay(edition.day)}一期的材料须在${sayDay(dueDay)}前交到编辑（${clause}），已经来不及。请选之后的一期。`
  return refuse('against-rule', message, { clause, path: 'editionId', measured: sayDay(edition.day) })
}

/** `要刊于 1月8日 周四，须在 1月5日 周一 24:00 前交到编辑` */
export function sayDeadline({ edition, dueDay }: Pick<Commission, 'edition' | 'dueDay'>): string {
  const by = `须在 ${sayDay(dueDay)} 24:00 前交到编辑`
  return edition ? `要刊于 ${sayDay(edition.day)}，${by}` : by
}
