import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import { maySeeCommission, type Commission } from '../../shared/commissions'
import type { Wording } from '../../shared/notices'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { opens, presentChanged, type CommissionChanged } from './tellings'

export type OnCommission = { readonly commandId: string; readonly commissionId: string }

export type Change = {
  readonly commission: Commission
  readonly action: string
  readonly details: Deed['details']
  readonly tell: readonly string[]
  readonly wording: Wording
}

/** Loads, asks whether this person may, decides, and writes it with its trail entry and notices. */
export function changeCommission(
  ctx: StaffContext,
  { commissionId, commandId }: OnCommission,
  decide: (commission: Commission, channel: Channel) => Promise<Change | Refusal>,
): Promise<CommissionChanged | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const commission = await db.get('commissions', commissionId)
    const channel = commission && (await db.get('channels', commission.channelId))
    if (!commission || !channel || !maySeeCommission(person, commission, channel)) return hidden()
    if (commission.commands.includes(commandId)) return presentChanged(commission)
    const change = await decide(commission, channel)
    if (isRefusal(change)) return change
    const { action, details, tell, wording } = change
    const deed = { action, by: { id: person._id, name: person.name }, at: now, details }
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'commissions', change.commission, deed)
      await notify(
        tx,
        ctx,
        tell.filter((id) => id !== person._id),
        wording,
        opens(commission),
      )
    })
    return presentChanged(change.commission)
  })
}

/** The same answer for what does not exist and what one may not see. */
export function hidden(): Refusal {
  return refuse('not-found', '没有这份约稿，或它不是约您的单位的。')
}
