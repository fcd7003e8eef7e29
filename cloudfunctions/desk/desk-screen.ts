import { addDays, dayOf, isRefusal, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import type { Channel, Stop } from '../../shared/channels'
import {
  foresee,
  mayArrange,
  mayHold,
  mayResend,
  maySeeDesk,
  maySettle,
  mayStop,
  mayStopAll,
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
import type { Post } from '../../shared/posts'
import { refuseChange, sendIdOf, type MassQuota, type Send } from '../../shared/publishing'
import type { Context, StaffContext } from '../_platform/context'
import { quotaOn } from '../channels'
import { openFrom, openUntil, presentEdition, type EditionRow } from '../editions'
import { presentMe, type Me } from '../staff'
import { atDesk, type Rule } from './allowed'
import { presentPost, reserveOf, reserveShown, sceneOf, type DeskPost, type ReserveRow } from './desk-posts'
import { presentSend, type SendRow } from './send-row'

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

function isAt({ _id, place }: Post, postId: string, edition: Edition): boolean {
  return _id === postId && place?.editionId === edition._id
}

function distinct<T extends { readonly _id: string }>(documents: readonly T[]): T[] {
  const byId = new Map(documents.map((document) => [document._id, document]))
  return [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
}
