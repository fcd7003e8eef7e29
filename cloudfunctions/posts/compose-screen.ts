import { dayOf, isRefusal, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import { endingDecision, sayHand, type Verdict } from '../../shared/approvals'
import { earliestEditionDay } from '../../shared/editions'
import {
  allPictures,
  chainFor,
  editKindOf,
  mayEdit,
  mayRevise,
  revisionId,
  type Layout,
  type Material,
  type PictureCheck,
  type ShownVideo,
  type Wishes,
} from '../../shared/posts'
import type { ChainRule, EffectiveRules } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { waitingFor } from '../approvals'
import { presentChain, ruledChannels, teamIds, type ChainRow, type RuledChannel } from '../channels'
import { editionsWithRoom, presentEdition, type EditionRow } from '../editions'
import { clausesIn, type ClauseText } from '../rulebooks'
import { namesOf, presentMe, unitHeads, type Me } from '../staff'
import { draftIdOf, unfinishedDrafts, viewDraft, type DraftView } from './drafts'
import { pictureAddresses, type CheckedPicture } from './pictures'
import { shownVideo } from './videos'

/** What a submitter sees at once: the rules in force, the earliest edition, and who will decide. */
export type ComposeChannel = Pick<
  EffectiveRules,
  'inForce' | 'material' | 'leadTime' | 'cadence' | 'forms'
> & {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly earliestDay: Day
  /** What its forms name; null where the company has not said (D2). */
  readonly layout: Layout | null
  readonly earliest: EditionRow | null
  readonly chain: readonly ChainRow[]
  readonly clauses: readonly ClauseText[]
}

/** A returned post that is being revised, or one that its editor changes. */
export type Again = {
  readonly postId: string
  /** Of what this person writes on this revision of it. */
  readonly draftId: string
  readonly channelId: string
  /** The day of its place; null while it has none. */
  readonly placedOn: Day | null
  readonly wishes: Wishes
  /** The digest of what is shown, when somebody opens it as its editor (G11). */
  readonly editing: string | null
  readonly material: Material
  readonly pictures: readonly CheckedPicture[]
  readonly video: ShownVideo | null
  readonly returned: {
    readonly verdict: Verdict
    readonly byName: string
    readonly comment: string
    readonly clause: string | null
    readonly at: Instant
    /** Until then its place is kept, where a change was asked for (退改). */
    readonly changesDueAt: Instant | null
  } | null
}

export type ComposeScreen = {
  readonly me: Me
  readonly badge: number
  readonly channels: readonly ComposeChannel[]
  readonly again: Again | null
  /** The draft that was asked for, or that of the post, as the server has it. */
  readonly draft: DraftView | null
  /** How many drafts the person has. */
  readonly drafts: number
}

export async function composeScreen(
  ctx: StaffContext,
  postId: string | null,
  draftId: string | null,
): Promise<ComposeScreen | Refusal> {
  const [ruled, waiting, again, drafts] = await Promise.all([
    ruledChannels(ctx),
    waitingFor(ctx),
    postId === null ? null : composeAgain(ctx, postId),
    unfinishedDrafts(ctx),
  ])
  if (again === 'hidden') return refuse('not-found', '没有这篇稿件，或它不是由您提交的。')
  const open = again?.draftId ?? draftId
  const [names, heads, draft] = await Promise.all([
    namesOf(
      ctx,
      ruled.flatMap(({ channel }) => teamIds(channel)),
    ),
    headsBeside(ctx, ruled),
    open === null ? null : viewDraft(ctx, open),
  ])
  const channels = await Promise.all(
    ruled.flatMap((each) => {
      // An editor changes posts of channels to which they hand in none.
      const chain = chainFor(ctx.person, each.rules) ?? (again ? each.rules.chain : null)
      return chain ? [composeChannel(ctx, each, chain, names, heads)] : []
    }),
  )
  return { me: presentMe(ctx.person), badge: waiting.length, channels, again, draft, drafts: drafts.length }
}

/** Who signs for the person's unit, where a chain asks for it: not they themselves (G11). */
async function headsBeside(ctx: StaffContext, ruled: readonly RuledChannel[]): Promise<string[]> {
  const chains = ruled.map(({ rules }) => chainFor(ctx.person, rules))
  if (!chains.some((chain) => chain?.steps.some(({ role }) => role === 'unit-head'))) return []
  const heads = await unitHeads(ctx, ctx.person.unitId)
  return heads.filter(({ _id }) => _id !== ctx.person._id).map(({ name }) => name)
}

async function composeChannel(
  ctx: StaffContext,
  { channel, rules, books }: RuledChannel,
  chain: ChainRule,
  names: ReadonlyMap<string, string>,
  heads: readonly string[],
): Promise<ComposeChannel> {
  const earliestDay = earliestEditionDay(dayOf(ctx.now), rules.leadTime.clearDays)
  const { value: edition } = await editionsWithRoom(ctx, channel._id, earliestDay).next()
  const { inForce, material, leadTime, cadence, forms } = rules
  return {
    id: channel._id,
    name: channel.name,
    kind: channel.kind,
    inForce,
    material,
    leadTime,
    cadence,
    ...(forms && { forms }),
    layout: channel.layout ?? null,
    earliestDay,
    earliest: edition ? presentEdition(edition) : null,
    chain: presentChain(channel, chain, names, { id: ctx.person._id, unitHeads: heads }),
    clauses: clausesIn(books),
  }
}

async function composeAgain(ctx: StaffContext, postId: string): Promise<Again | 'hidden'> {
  const { db, person } = ctx
  const post = await db.get('posts', postId)
  if (!post) return 'hidden'
  const [channel, revision, approval] = await Promise.all([
    db.get('channels', post.channelId),
    db.get('revisions', revisionId(postId, post.revision.n)),
    db.get('approvals', post.approvalId),
  ])
  if (!channel || !revision || !approval) throw new Error(`post ${postId} is not whole`)
  const edits = mayEdit(person, channel) && !isRefusal(editKindOf(post, approval))
  if (!edits && !mayRevise(person, post)) return 'hidden'
  const pictures = await db.getMany('pictures', allPictures(revision.material))
  const [urls, video] = await Promise.all([
    pictureAddresses(ctx, pictures),
    shownVideo(ctx, revision.material.videoId),
  ])
  const checked = (check: PictureCheck, pictureId: string) => ({
    pictureId,
    check,
    url: urls.get(pictureId) ?? '',
  })
  const decision = endingDecision(approval)
  return {
    postId,
    draftId: draftIdOf(ctx, post),
    channelId: post.channelId,
    placedOn: post.place?.day ?? null,
    wishes: post.wishes,
    editing: edits ? post.revision.digest : null,
    material: revision.material,
    pictures: pictures.flatMap(({ _id, check }) => (check ? [checked(check, _id)] : [])),
    video,
    returned: decision
      ? {
          verdict: decision.verdict,
          byName: sayHand(decision.by),
          comment: decision.comment,
          clause: decision.clause,
          at: decision.at,
          changesDueAt: post.changesDueAt,
        }
      : null,
  }
}
