import { isRefusal, type Refusal } from '../../shared/_kernel'
import { acceptShortfall, emptied, skip, type Edition, type Shortfall } from '../../shared/editions'
import { giveUp, sendIdOf } from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { claim } from '../_platform/lease'
import { emptySkipped } from '../editions'
import { leaveSkipped } from '../posts'
import { replaceWithTrail } from '../trail'
import { editionFor, refuseNoReason } from './allowed'
import { arranging, done, type Done } from './reorder-posts'

type Tap = { readonly commandId: string; readonly editionId: string; readonly reason: string }

/** Sends an edition with fewer posts than its minimum, for a reason that stays on record (G2). */
export function sendFewer(ctx: StaffContext, { commandId, editionId, reason }: Tap): Promise<Done | Refusal> {
  return untilUncontended(ctx.random, async () => {
    const desk = await editionFor(ctx, editionId, arranging)
    if (isRefusal(desk)) return desk
    if (desk.edition.commands.includes(commandId)) return done
    const why = whyOf(ctx, reason)
    const explained = refuseNoReason(reason) ?? acceptShortfall(desk.edition, why, commandId)
    if (isRefusal(explained)) return explained
    await ctx.db.transact((tx) =>
      replaceWithTrail(tx, ctx, 'editions', explained, deedOf(ctx, 'shortfall-explained', why)),
    )
    return done
  })
}

/** Leaves an edition out (停刊, G2): its posts move on. Once it has locked, its send is given up. */
export async function skipEdition(
  ctx: StaffContext,
  { commandId, editionId, reason }: Tap,
): Promise<Done | Refusal> {
  const { db } = ctx
  const outcome = await untilUncontended(ctx.random, async () => {
    const desk = await editionFor(ctx, editionId, arranging)
    if (isRefusal(desk)) return desk
    if (desk.edition.commands.includes(commandId)) return desk.edition
    const why = whyOf(ctx, reason)
    const skipped = refuseNoReason(reason) ?? skip(desk.edition, why, commandId)
    if (isRefusal(skipped)) return skipped
    const send = desk.edition.state === 'locked' ? await db.get('sends', sendIdOf(editionId)) : null
    const given = send && giveUp(send, `本期停刊：${why.reason}`, ctx.now)
    if (isRefusal(given)) return given
    const deed = deedOf(ctx, 'edition-skipped', why)
    // The posts of what has locked are told, and move on, as those of any send that was given up.
    const after = given ? emptied(skipped) : skipped
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'editions', after, deed)
      if (given) await replaceWithTrail(tx, ctx, 'sends', given, deed)
    })
    return { ...after, version: after.version + 1 }
  })
  if (isRefusal(outcome)) return outcome
  await emptyNow(ctx, editionId)
  return done
}

/** The clock would do it within a minute. */
async function emptyNow(ctx: StaffContext, editionId: string): Promise<void> {
  const edition: Edition | null = await ctx.db.get('editions', editionId)
  if (edition?.state !== 'skipped' || edition.dueAt === null) return
  const claimed = await claim(ctx, 'editions', edition)
  if (claimed) await emptySkipped(ctx, claimed, leaveSkipped)
}

function whyOf({ person, now }: StaffContext, reason: string): Shortfall {
  return { reason: reason.trim(), by: person._id, byName: person.name, at: now }
}

function deedOf({ person, now }: StaffContext, action: string, { reason }: Shortfall) {
  return { action, by: { id: person._id, name: person.name }, at: now, details: { comment: reason } }
}
