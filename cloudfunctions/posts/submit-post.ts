import { dayOf, isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import {
  allPictures,
  chainFor,
  maySubmit,
  notByRoute,
  onlySubmitters,
  noWishes,
  placeIn,
  sortKeyOf,
  type Material,
  type Post,
  type Revision,
  type Wishes,
} from '../../shared/posts'
import type { EffectiveRules } from '../../shared/rulebooks'
import { newTrail } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { commissionFor, writeHandedIn } from '../commissions'
import { keepingPlace, openEditions, type Taken } from '../editions'
import { insertWithTrail } from '../trail'
import { checkText } from './check-text'
import { approvalOf, askFirst, placeForToday, presentHandedIn, type HandedIn } from './hand-in'
import { ownAmong, weighMaterial } from './weigh-material'
import { checkOfOwn } from './videos'
import { whoDecides } from './who-decides'

export type SubmitCommand = {
  readonly commandId: string
  /** Made on the phone, so that handing in twice hands in once. */
  readonly postId: string
  readonly channelId: string
  readonly material: Material
  readonly wishes?: Wishes | undefined
  /** What it is handed in together with, to other channels; by itself when it is not given. */
  readonly submissionId?: string | undefined
  /** What it is handed in for (约稿), if for anything. */
  readonly commissionId?: string | null | undefined
}

/** What handing in begins with, whoever hands in. */
type Read = Awaited<ReturnType<typeof readForSubmission>>

export async function readForSubmission(
  ctx: Context,
  { postId, channelId, material }: Pick<SubmitCommand, 'postId' | 'channelId' | 'material'>,
) {
  const { db } = ctx
  const [existing, ruled, pictures, video, editions] = await Promise.all([
    db.get('posts', postId),
    db.findJoined('channels', { where: { _id: channelId }, limit: 1 }, { rules: ['effectiveRules', '_id'] }),
    db.getMany('pictures', allPictures(material)),
    material.videoId === undefined ? null : db.get('videos', material.videoId),
    openEditions(ctx, channelId, dayOf(ctx.now)),
  ])
  return { existing, channel: ruled.found[0], rules: ruled.rules[0], pictures, video, editions }
}

/** Hands in a post: judged, given the first place after the lead time, and put before the editor (G6, G7, G9, G11). */
export function submitPost(
  ctx: StaffContext,
  command: SubmitCommand,
  read: Read,
): Promise<HandedIn | Refusal> {
  const { db, person } = ctx
  const { postId, channelId, material, commandId, wishes = noWishes, commissionId = null } = command
  // Asked once, however often the rest has to be tried again.
  let checked: ReturnType<typeof checkText> | undefined
  return untilUncontended(ctx.random, async (attempt) => {
    if (!maySubmit(person)) return onlySubmitters
    const stored = attempt === 1 ? read : await readForSubmission(ctx, command)
    const { existing, channel, rules, editions } = stored
    if (existing) return replayed(existing, person._id, commandId)
    if (!channel || !rules) return refuse('not-found', '没有这个渠道，请重新选择。', { path: 'channelId' })
    const chain = chainFor(person, rules)
    if (!chain) return notByRoute
    const [commission, people] = await Promise.all([
      commissionFor(ctx, commissionId, channelId),
      whoDecides(ctx, channel, chain, person.unitId),
    ])
    if (isRefusal(commission)) return commission
    const video = material.videoId === undefined ? null : checkOfOwn(person, stored.video)
    if (isRefusal(video)) return video
    const pictures = ownAmong(ctx, material, stored.pictures)
    const revision = weighMaterial(ctx, { id: postId, n: 1 }, material, pictures, rules, video)
    if (isRefusal(revision)) return revision
    const safety = await (checked ??= checkText(ctx, material, rules))
    if (isRefusal(safety)) return safety
    const taken = await placeForToday(ctx, { id: postId, channelId, wishes }, rules, editions)
    if (isRefusal(taken)) return taken
    return keepingPlace(ctx, taken, async () => {
      const post = newPost(ctx, command, revision, channel, rules, taken)
      const approval = approvalOf(ctx, post, { ...revision, safety }, { people, chain }, rules, taken)
      if (isRefusal(approval)) return approval
      await db.transact(async (tx) => {
        await insertWithTrail(tx, ctx, 'posts', post, {
          action: 'submitted',
          by: { id: person._id, name: person.name },
          at: ctx.now,
          details: { edition: taken.edition._id, digest: revision.digest, rules: rules.inForce },
        })
        await tx.insert('revisions', { ...revision, safety })
        await tx.insert('approvals', approval)
        await askFirst(tx, ctx, post, approval)
        if (commission) await writeHandedIn(tx, ctx, commission, post)
      })
      return presentHandedIn(post)
    })
  })
}

/** The same tap again answers with what became of it (decision 7). */
function replayed(post: Post, personId: string, commandId: string): HandedIn | Refusal {
  if (post.submitterId === personId && post.commands.includes(commandId)) return presentHandedIn(post)
  return refuse('wrong-state', '这篇稿件已经提交过了，请在“我的稿件”里查看。')
}

function newPost(
  { person, now }: StaffContext,
  {
    postId,
    material,
    commandId,
    wishes = noWishes,
    submissionId = postId,
    commissionId = null,
  }: SubmitCommand,
  revision: Revision,
  channel: Channel,
  rules: EffectiveRules,
  { edition, place }: Taken,
): Post {
  return {
    _id: postId,
    schema: 1,
    version: 1,
    submissionId,
    commissionId,
    channelId: channel._id,
    channelName: channel.name,
    unitId: person.unitId,
    unitName: person.unitName,
    submitterId: person._id,
    submitterName: person.name,
    title: material.title.trim(),
    coverId: material.coverId ?? '',
    approvalId: revision._id,
    revision: { n: revision.n, digest: revision.digest },
    state: 'in-approval',
    place: placeIn(edition, place),
    settled: false,
    wishes,
    urgent: false,
    held: null,
    changesDueAt: null,
    waitsForPlace: false,
    waitsFrom: null,
    acceptedUnder: rules.inForce,
    submittedAt: now,
    sortKey: sortKeyOf(now, postId),
    link: null,
    takingDown: null,
    trail: newTrail,
    commands: [commandId],
  }
}
