import { addDays, dayOf, isRefusal, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import { currentStep, mayUrge, mayUrgeFrom, type Approval } from '../../shared/approvals'
import type { Channel, Stop } from '../../shared/channels'
import {
  firstDayOf,
  foresee,
  mayArrange,
  mayHold,
  mayResend,
  maySeeDesk,
  maySettle,
  mayStop,
  mayStopAll,
  refuseComing,
  type Foreseen,
} from '../../shared/desk'
import {
  inOrder,
  inOrderOfSubmission,
  missing,
  refuseArrangement,
  type Edition,
  type Shortfall,
} from '../../shared/editions'
import { titleInPlace, type Hold, type Layout, type Post, type PostState } from '../../shared/posts'
import { refuseChange, sendIdOf, type MassQuota, type Send } from '../../shared/publishing'
import type { EffectiveRules } from '../../shared/rulebooks'
import type { Person } from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { quotaOn } from '../channels'
import { openFrom, openUntil, presentEdition, type EditionRow } from '../editions'
import { namesAmong, presentMe, type Me } from '../staff'
import { atDesk, type Rule } from './allowed'
import { presentSend, type SendRow } from './send-row'

/** Whom a post waits for, since when, and whether this person may urge them. */
export type Waiting = {
  readonly approvalId: string
  readonly step: string
  readonly names: readonly string[]
  readonly since: Instant
  readonly mayUrge: boolean
  readonly urgeFrom: Instant
}

export type DeskPost = {
  readonly id: string
  readonly title: string
  readonly unitName: string
  readonly state: PostState
  readonly held: Hold | null
  /** It has its place past its lead time (加急, G8). */
  readonly urgent: boolean
  readonly waiting: Waiting | null
  /** What its title has to be on the day of its place; null where it is right (D2). */
  readonly titleOnDay: string | null
  /** Editions that it may be put into; those before its own only when that is settled with the unit. */
  readonly mayGoTo: readonly string[]
}

/** A post that may come into this edition (备稿). */
export type ReserveRow = DeskPost & {
  /** Where it has its place; null while it waits for one. */
  readonly from: { readonly editionId: string; readonly day: Day } | null
  /** Whether the unit has to agree first: nobody is moved forward unasked. */
  readonly mustAgree: boolean
}

export type DeskScreen = {
  readonly me: Me
  readonly edition: EditionRow & { readonly textsCloseAt: Instant; readonly shortfall: Shortfall | null }
  readonly posts: readonly DeskPost[]
  readonly missing: number
  readonly reserve: readonly ReserveRow[]
  /** Other open editions of the channel, for a post that has to go elsewhere. */
  readonly others: readonly EditionRow[]
  readonly foreseen: readonly Foreseen[]
  /** How many mass sends the account has had of those it may have on this day (P2). */
  readonly quota: MassQuota | null
  readonly send: SendRow | null
  readonly allStopped: Stop | null
  readonly can: {
    readonly arrange: boolean
    readonly hold: boolean
    readonly stop: boolean
    readonly stopAll: boolean
    /** Say why it goes out short, or leave it out. */
    readonly settleShortage: boolean
    /** Say what comes of an edition that did not simply go out. */
    readonly settle: boolean
    /** Have it sent after its time, or let its posts move on (G11). */
    readonly resend: boolean
  }
}

const seeing: Rule = {
  may: maySeeDesk,
  otherwise: refuse('not-allowed', '编辑台只对本渠道的编辑、审核、放行、统筹和负责人开放。'),
}

const reserveShown = 20

/** An edition with all that stands in it, whoever looks. */
type Read = Awaited<ReturnType<typeof readDesk>>

const withPosts = {
  posts: ['posts', 'places.postId'],
  approvals: ['approvals', 'joined.posts.approvalId'],
  waitingFor: ['people', 'joined.approvals.waitingFor'],
} as const

export async function readDesk({ db }: Context, { editionId }: { readonly editionId: string }) {
  const [edition, send] = await Promise.all([
    db.findJoined(
      'editions',
      { where: { _id: editionId }, limit: 1 },
      { channels: ['channels', 'channelId'], rules: ['effectiveRules', 'channelId'], ...withPosts },
    ),
    db.get('sends', sendIdOf(editionId)),
  ])
  return { ...edition, send }
}

/** Everything that the one screen for 16:55 shows, in one answer. */
export async function deskScreen(ctx: StaffContext, read: Read): Promise<DeskScreen | Refusal> {
  const { db, person, now } = ctx
  const { send } = read
  const desk = atDesk(person, read.found[0], read.channels[0], seeing)
  if (isRefusal(desk)) return desk
  const { edition, channel } = desk
  const editionId = edition._id
  const channelId = channel._id
  const [rules] = read.rules
  if (!rules) throw new Error(`channel ${channelId} has no rules`)
  const [before, later, waitingPosts, quota] = await Promise.all([
    db.find('editions', openUntil(channelId, dayOf(now), edition.day)),
    db.findJoined('editions', openFrom(channelId, addDays(edition.day, 1)), withPosts),
    db.findJoined(
      'posts',
      {
        where: { channelId, waitsForPlace: true },
        orderBy: ['sortKey', 'asc'],
        limit: reserveShown,
      },
      { approvals: ['approvals', 'approvalId'], waitingFor: ['people', 'joined.approvals.waitingFor'] },
    ),
    quotaOn(ctx, channel, rules, edition.day, send?._id),
  ])
  const after = later.found
  const waiting = waitingPosts.found
  const others = distinct([...before, ...after]).filter(({ _id }) => _id !== editionId)
  const posts = distinct([...read.posts, ...later.posts])
  const scene = sceneOf(
    ctx,
    { rules, layout: channel.layout ?? null },
    [...posts, ...waiting],
    [read, later, waitingPosts],
  )
  const here = inOrder(edition).flatMap(({ postId }) => posts.filter((post) => isAt(post, postId, edition)))
  const elsewhere = posts.filter(({ place }) => place?.editionId !== editionId)
  const articles = send?.articles.length ?? here.length
  const isArrangeable = refuseArrangement(edition, now) === null && !(send && refuseChange(send))
  return {
    me: presentMe(person),
    edition: {
      ...presentEdition(edition),
      taken: articles,
      textsCloseAt: edition.textsCloseAt,
      shortfall: edition.shortfall,
    },
    posts: here.map((post) => presentPost(scene, post, others)),
    missing: missing(edition, edition.state === 'open' ? here.length : articles),
    reserve: isArrangeable ? reserveOf(scene, edition, [...waiting, ...elsewhere], others) : [],
    others: others.map(presentEdition),
    foreseen: foresee({
      edition,
      posts: inOrderOfSubmission(edition).flatMap(({ postId }) => here.filter(({ _id }) => _id === postId)),
      send,
      later: after,
      publishBy: channel.account.publishBy,
      allStopped: channel.stopped !== null,
      now,
    }),
    quota,
    send: send && presentSend(send, quota, now),
    allStopped: channel.stopped,
    can: canDo(ctx, { edition, channel, isArrangeable, send }),
  }
}

type Standing = {
  readonly edition: Edition
  readonly channel: Channel
  readonly isArrangeable: boolean
  readonly send: Send | null
}

function canDo(
  { person }: StaffContext,
  { edition, channel, isArrangeable, send }: Standing,
): DeskScreen['can'] {
  const isUnsent = send === null || refuseChange(send) === null
  const isComing = isUnsent && send?.stage !== 'undecided'
  const isOn = edition.state === 'open' || edition.state === 'locked'
  return {
    arrange: isArrangeable && mayArrange(person, channel),
    hold: isUnsent && mayHold(person, channel),
    stop: edition.state === 'locked' && isComing && mayStop(person, channel),
    stopAll: mayStopAll(person, [channel]),
    settleShortage: isOn && isUnsent && mayArrange(person, channel),
    settle: maySettle(person, channel),
    resend: mayResend(person, channel),
  }
}

type Scene = {
  readonly ctx: StaffContext
  readonly rules: EffectiveRules
  readonly layout: Layout | null
  readonly approvals: ReadonlyMap<string, Approval>
  readonly names: ReadonlyMap<string, string>
  /** By post: many editions are asked whether it may come. */
  readonly firstDays: ReadonlyMap<string, Day>
}

function sceneOf(
  ctx: StaffContext,
  { rules, layout }: Pick<Scene, 'rules' | 'layout'>,
  posts: readonly Post[],
  read: readonly { readonly approvals: readonly Approval[]; readonly waitingFor: readonly Person[] }[],
): Scene {
  const approvals = new Map(
    read.flatMap((each) => each.approvals.map((approval) => [approval._id, approval])),
  )
  const firstDays = posts.flatMap((post): [string, Day][] => {
    const approval = approvals.get(post.approvalId)
    return approval
      ? [[post._id, firstDayOf({ leadTime: rules.leadTime, now: ctx.now }, { post, approval })]]
      : []
  })
  const names = namesAmong(read.flatMap(({ waitingFor }) => waitingFor))
  return { ctx, rules, layout, names, approvals, firstDays: new Map(firstDays) }
}

function isAt({ _id, place }: Post, postId: string, edition: Edition): boolean {
  return _id === postId && place?.editionId === edition._id
}

function presentPost(scene: Scene, post: Post, editions: readonly Edition[]): DeskPost {
  const { _id, title, unitName, state, held, urgent } = post
  const open = editions.filter(({ free }) => free > 0)
  return {
    id: _id,
    title,
    unitName,
    state,
    held,
    urgent,
    waiting: waitingOf(scene, post),
    titleOnDay: titleInPlace(post, scene.rules, scene.layout),
    mayGoTo: open.filter((to) => mayCome(scene, post, to, true)).map((to) => to._id),
  }
}

function waitingOf({ ctx, approvals, names }: Scene, { approvalId }: Post): Waiting | null {
  const approval = approvals.get(approvalId)
  const step = approval && currentStep(approval)
  if (!approval || !step) return null
  return {
    approvalId,
    step: step.title,
    names: approval.waitingFor.map((id) => names.get(id) ?? ''),
    since: approval.waitingSince,
    mayUrge: mayUrge(approval, ctx.person),
    urgeFrom: mayUrgeFrom(approval),
  }
}

/** What may come, those first that need nobody's consent and have passed. */
function reserveOf(
  scene: Scene,
  edition: Edition,
  posts: readonly Post[],
  others: readonly Edition[],
): ReserveRow[] {
  const rows = posts
    .filter((post) => mayCome(scene, post, edition, true))
    .map((post) => ({
      ...presentPost(scene, post, others),
      from: post.place && { editionId: post.place.editionId, day: post.place.day },
      mustAgree: !mayCome(scene, post, edition, false),
    }))
  const rank = ({ mustAgree, state }: ReserveRow) => (mustAgree ? 2 : 0) + (state === 'scheduled' ? 0 : 1)
  return rows.sort((a, b) => rank(a) - rank(b)).slice(0, reserveShown)
}

function mayCome(
  { ctx, rules, approvals, firstDays }: Scene,
  post: Post,
  to: Edition,
  agreed: boolean,
): boolean {
  const approval = approvals.get(post.approvalId)
  if (!approval) return false
  const scene = { leadTime: rules.leadTime, agreed, now: ctx.now }
  return refuseComing(scene, { post, approval }, to, firstDays.get(post._id)) === null
}

function distinct<T extends { readonly _id: string }>(documents: readonly T[]): T[] {
  const byId = new Map(documents.map((document) => [document._id, document]))
  return [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
}
