import { dayOf, instantAt, isRefusal, newId, type Refusal } from '../../shared/_kernel'
import type { Adjustment } from '../../shared/adjustments'
import { approvalIdOf, editionChange, holdUp, putInForce, type Amendment } from '../../shared/amendments'
import { daysPreparedAhead, type EditionChange } from '../../shared/editions'
import { sayAmendment } from '../../shared/notices'
import { versionOf } from '../../shared/rulebooks'
import { newTrail, theSystem, type Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { openEditions } from '../editions'
import { notify } from '../notices'
import { supersedeReadings } from '../readings'
import {
  adoptedAfter,
  readSituation,
  settled,
  writeAdoption,
  type Settled,
  type WholeSituation,
} from '../rulebooks'
import { changeWithTrail, insertWithTrail, replaceWithTrail } from '../trail'
import { factsOf, opens } from './facts'
import { spansFor } from './foresee-version'
import { planVersion } from './plan-version'

/**
 * A published version begins to hold, on its day and never before (X1): one transaction over the rulebook, its adoption
 * and every channel. What it changes in editions that are made already is carried out as an adjustment (decision 42). A
 * version that cannot hold as things are now waits for an admin, who is told why.
 */
export async function enactVersion(ctx: Context, amendmentId: string): Promise<void> {
  const outcome = await untilUncontended(ctx.random, async () => {
    const amendment = await ctx.db.get('amendments', amendmentId)
    if (amendment?.state !== 'published' || amendment.from === null || amendment.from > dayOf(ctx.now)) return
    const situation = await readSituation(ctx)
    const plan = planVersion(situation, amendment, ctx.now)
    const changes = isRefusal(plan) ? plan : settled(plan.channels)
    if (isRefusal(plan) || isRefusal(changes)) {
      const why = isRefusal(plan) ? plan : changes
      await wait(ctx, amendment, (why as Refusal).message)
      return
    }
    const { book, adoption: before, wanted } = plan
    const after = adoptedAfter(before, wanted, 'in-force', ctx.now)
    const adjustments = await adjustmentsFor(ctx, amendment, situation, changes)
    const endReadings = await supersedeReadings(ctx, amendment.base)
    await ctx.db.transact(async (tx) => {
      const enacted = { _id: amendmentId, schema: 1, version: 1, rulebook: book, since: ctx.now }
      await tx.insert('rulebooks', enacted)
      const by = { action: 'version-set', by: theSystem }
      await writeAdoption(tx, ctx, situation, { before, after, changes }, by)
      for (const adjustment of adjustments) {
        const deed = tell(ctx, 'adjustment-approved', { rulebook: amendmentId })
        await insertWithTrail(tx, ctx, 'adjustments', adjustment, deed)
      }
      await endReadings(tx)
      const deed = tell(ctx, 'amendment-in-force', { adjustments: adjustments.length })
      await replaceWithTrail(tx, ctx, 'amendments', putInForce(amendment), deed)
      const told = tookItsTime(amendment) ? amendment.authors : []
      await notify(tx, ctx, told, sayAmendment.inForce(factsOf(amendment)), opens(amendment))
    })
  })
  if (isRefusal(outcome)) throw new Error(`amendment ${amendmentId}: ${outcome.message}`)
}

/** Whether it was published for a later day: of the others it was said with their publication that they hold. */
function tookItsTime({ from, dueAt }: Amendment): boolean {
  return from !== null && dueAt === instantAt(from, '00:00')
}

async function wait(ctx: Context, amendment: Amendment, why: string): Promise<void> {
  const told = sayAmendment.heldUp(factsOf(amendment), why)
  await changeWithTrail(
    ctx,
    'amendments',
    holdUp(amendment, why),
    tell(ctx, 'amendment-held-up', { why }),
    (tx) => notify(tx, ctx, amendment.authors, told, opens(amendment)),
  )
}

/** Editions that are made already take it on as an adjustment does: posts that do not fit move on, and are told (G5, G7). */
async function adjustmentsFor(
  ctx: Context,
  amendment: Amendment,
  { rules: before }: WholeSituation,
  changes: readonly Settled[],
): Promise<Adjustment[]> {
  const approvalId = approvalIdOf(amendment) ?? ''
  const approval = await ctx.db.get('approvals', approvalId)
  const of = { approvalId, askedByName: approval?.summary.requesterName ?? '' }
  const found = await Promise.all(
    changes.map(async (settledChange) => {
      const { channel, rules } = settledChange
      const held = before.find(({ channelId }) => channelId === channel._id)
      const change = held && editionChange(held, rules)
      if (!change) return []
      const editions = await openEditions(
        ctx,
        channel._id,
        amendment.from ?? dayOf(ctx.now),
        daysPreparedAhead + 10,
      )
      const spans = await spansFor(ctx, editions)
      return spans.map((span) => ({
        ...newAdjustment(ctx, amendment, settledChange, change),
        ...span,
        ...of,
      }))
    }),
  )
  return found.flat()
}

function newAdjustment(
  { now, random }: Context,
  { _id: rulebook, title, authors }: Amendment,
  { channel }: Settled,
  change: EditionChange,
): Omit<Adjustment, 'from' | 'through' | 'approvalId' | 'askedByName'> {
  const _id = newId(random)
  return {
    _id,
    schema: 1,
    version: 1,
    channelId: channel._id,
    channelName: channel.name,
    change,
    reason: `《${title}》第 ${versionOf(rulebook)} 版施行`,
    rulebook,
    askedBy: authors[0] ?? '',
    askedAt: now,
    state: 'in-force',
    approvedAt: now,
    sortKey: `${now}_${_id}`,
    dueAt: now,
    leasedUntil: null,
    trail: newTrail,
  }
}

function tell({ now: at }: Context, action: string, details: Deed['details']): Deed {
  return { action, by: theSystem, at, details }
}
