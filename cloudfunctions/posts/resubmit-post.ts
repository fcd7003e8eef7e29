import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import {
  mayRevise,
  placeIn,
  refuseResubmission,
  resubmit,
  type Material,
  type Wishes,
} from '../../shared/posts'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { keepingPlace } from '../editions'
import { replaceWithTrail } from '../trail'
import { approvalOf, askFirst, placeForToday, presentHandedIn, type HandedIn } from './hand-in'
import { ownPictures, weighMaterial } from './weigh-material'

export type ResubmitCommand = {
  readonly commandId: string
  readonly postId: string
  readonly material: Material
  /** Other ones than before; those stay when none are given. */
  readonly wishes?: Wishes | undefined
}

/** Hands in again what was returned: a new revision, a new lead time, a new place, a new approval (G10). */
export function resubmitPost(ctx: StaffContext, command: ResubmitCommand): Promise<HandedIn | Refusal> {
  const { db, person, now } = ctx
  const { postId, material, commandId } = command
  return untilUncontended(ctx.random, async () => {
    const [post, pictures] = await Promise.all([db.get('posts', postId), ownPictures(ctx, material)])
    if (!post || !mayRevise(person, post)) return refuse('not-found', '没有这篇稿件，或它不是由您提交的。')
    if (post.commands.includes(commandId)) return presentHandedIn(post)
    const tooLate = refuseResubmission(post)
    if (tooLate) return tooLate
    const [channel, rules] = await Promise.all([
      db.get('channels', post.channelId),
      db.get('effectiveRules', post.channelId),
    ])
    if (!channel || !rules) return refuse('not-found', '这个渠道已停用，请改投其他渠道。')
    const revision = weighMaterial(ctx, { id: postId, n: post.revision.n + 1 }, material, pictures, rules)
    if (isRefusal(revision)) return revision
    const { wishes = post.wishes } = command
    const taken = await placeForToday(ctx, { id: postId, channelId: channel._id, wishes }, rules)
    if (isRefusal(taken)) return taken
    return keepingPlace(ctx, taken, async () => {
      const told = {
        title: material.title.trim(),
        coverId: material.coverId ?? '',
        acceptedUnder: rules.inForce,
        approvalId: revision._id,
        wishes,
      }
      const place = placeIn(taken.edition, taken.place)
      const { n, digest } = revision
      const changed = resubmit(post, { n, digest }, told, place, now, commandId)
      if (isRefusal(changed)) return changed
      const approval = approvalOf(ctx, changed, revision, channel, rules, taken)
      if (isRefusal(approval)) return approval
      await db.transact(async (tx) => {
        await replaceWithTrail(tx, ctx, 'posts', changed, {
          action: 'resubmitted',
          by: { id: person._id, name: person.name },
          at: now,
          details: { edition: taken.edition._id, revision: n, digest, rules: rules.inForce },
        })
        await tx.insert('revisions', revision)
        await tx.insert('approvals', approval)
        await askFirst(tx, ctx, changed, approval)
      })
      return presentHandedIn(changed)
    })
  })
}
