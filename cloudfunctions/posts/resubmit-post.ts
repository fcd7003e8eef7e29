import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import type { Edition } from '../../shared/editions'
import {
  keptPlace,
  chainFor,
  mayRevise,
  notByRoute,
  placeIn,
  refuseResubmission,
  resubmit,
  revisionId,
  type Material,
  type PostPlace,
  type Wishes,
} from '../../shared/posts'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { keepingPlace } from '../editions'
import { replaceWithTrail } from '../trail'
import { checkText } from './check-text'
import { approvalOf, askFirst, placeForToday, presentHandedIn, type HandedIn } from './hand-in'
import { freeingPlace } from './request-subject'
import { ownPictures, weighMaterial } from './weigh-material'
import { ownVideo } from './videos'
import { whoDecides } from './who-decides'

export type ResubmitCommand = {
  readonly commandId: string
  readonly postId: string
  readonly material: Material
  /** Other ones than before; those stay when none are given. */
  readonly wishes?: Wishes | undefined
}

/**
 * Hands in again (G10): a new revision and a new approval from the first step on, since an approval is of one digest.
 * What was returned gets a new lead time and a new place; changes that were asked for and come in time keep theirs.
 */
export function resubmitPost(ctx: StaffContext, command: ResubmitCommand): Promise<HandedIn | Refusal> {
  const { db, person, now } = ctx
  const { postId, material, commandId } = command
  // Asked once, however often the rest has to be tried again.
  let checked: ReturnType<typeof checkText> | undefined
  return untilUncontended(ctx.random, async () => {
    const [post, pictures] = await Promise.all([db.get('posts', postId), ownPictures(ctx, material)])
    if (!post || !mayRevise(person, post)) return refuse('not-found', '没有这篇稿件，或它不是由您提交的。')
    if (post.commands.includes(commandId)) return presentHandedIn(post)
    const tooLate = refuseResubmission(post)
    if (tooLate) return tooLate
    const [channel, rules, before] = await Promise.all([
      db.get('channels', post.channelId),
      db.get('effectiveRules', post.channelId),
      db.get('revisions', revisionId(postId, post.revision.n)),
    ])
    if (!channel || !rules) return refuse('not-found', '这个渠道已停用，请改投其他渠道。')
    const video = await ownVideo(ctx, material)
    if (isRefusal(video)) return video
    const next = { id: postId, n: post.revision.n + 1 }
    const weighed = weighMaterial(ctx, next, material, pictures, rules, video)
    if (isRefusal(weighed)) return weighed
    const safety = await (checked ??= checkText(ctx, material, rules, before?.safety))
    if (isRefusal(safety)) return safety
    const revision = { ...weighed, safety }
    const { wishes = post.wishes } = command
    const chain = chainFor(person, rules)
    if (!chain) return notByRoute
    const people = await whoDecides(ctx, channel, chain, post.unitId)
    const told = {
      title: material.title.trim(),
      coverId: material.coverId ?? '',
      acceptedUnder: rules.inForce,
      approvalId: revision._id,
      wishes,
    }
    const handIn = async (place: PostPlace, edition: Edition): Promise<HandedIn | Refusal> => {
      const { n, digest } = revision
      const changed = resubmit(post, { n, digest }, told, place, now, commandId)
      if (isRefusal(changed)) return changed
      const approval = approvalOf(ctx, changed, revision, { people, chain }, rules, { edition })
      if (isRefusal(approval)) return approval
      await db.transact(async (tx) => {
        await replaceWithTrail(tx, ctx, 'posts', changed, {
          action: place === post.place ? 'changes-handed-in' : 'resubmitted',
          by: { id: person._id, name: person.name },
          at: now,
          details: { edition: edition._id, revision: n, digest, rules: rules.inForce },
        })
        await tx.insert('revisions', revision)
        await tx.insert('approvals', approval)
        await askFirst(tx, ctx, changed, approval)
      })
      return presentHandedIn(changed)
    }
    const kept = keptPlace(post, now)
    const keptEdition = kept && (await db.get('editions', kept.editionId))
    if (kept && keptEdition) return handIn(kept, keptEdition)
    const taken = await placeForToday(ctx, { id: postId, channelId: channel._id, wishes }, rules)
    if (isRefusal(taken)) return taken
    // The place that was kept until a deadline which has passed, if the clock has not freed it yet.
    const { afterwards } = await freeingPlace(ctx, post)
    const { edition, place } = taken
    const handedIn = await keepingPlace(ctx, taken, () => handIn(placeIn(edition, place), edition))
    if (!isRefusal(handedIn)) await afterwards?.()
    return handedIn
  })
}
