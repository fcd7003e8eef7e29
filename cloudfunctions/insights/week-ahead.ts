import { addDays, dayOf, instantAt, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import type { Approval } from '../../shared/approvals'
import { maySeeDesk } from '../../shared/desk'
import type { Edition, EditionState } from '../../shared/editions'
import {
  countEdition,
  daysAhead,
  insightOf,
  latenessOf,
  type DayCount,
  type Insight,
  type Lateness,
} from '../../shared/insights'
import type { Post } from '../../shared/posts'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { allChannels } from '../channels'
import { openCommissions, type CommissionRow } from '../commissions'
import { namesOf } from '../staff'
import { inPages } from './in-pages'

export type LateStep = {
  readonly postId: string
  readonly title: string
  readonly unitName: string
  readonly step: string
  readonly names: readonly string[]
  readonly waitingSince: Instant
  readonly locksAt: Instant
  readonly lateness: Lateness
}

export type EditionAhead = DayCount & {
  readonly id: string
  readonly channelName: string
  readonly day: Day
  readonly opensAt: Instant
  readonly locksAt: Instant
  readonly state: EditionState
  readonly minPosts: number
  readonly late: readonly LateStep[]
  /** Whether this person may open its desk. */
  readonly desk: boolean
}

export type WeekAhead = {
  readonly insight: Insight
  readonly editions: readonly EditionAhead[]
  readonly commissions: readonly CommissionRow[]
}

/** The next seven days: what each edition has and lacks, who holds it up, and what units still owe. */
export async function weekAhead(ctx: StaffContext): Promise<WeekAhead | Refusal> {
  const { person } = ctx
  const channels = await allChannels(ctx)
  const insight = insightOf(person, channels)
  if (!insight) return notYours
  const headed = channels.filter(({ team }) => team.head.includes(person._id))
  // An admin sees every channel, and so does a unit's head; whoever heads some of them, those.
  const own = new Set((headed.length > 0 ? headed : channels).map(({ _id }) => _id))
  const [editions, owed] = await Promise.all([editionsAhead(ctx), openCommissions(ctx, unitOf(insight))])
  const ahead = editions.filter(({ channelId }) => own.has(channelId))
  const posts = await postsIn(ctx, ahead)
  const late = await lateSteps(ctx, ahead, insight.of === 'unit' ? ofUnit(posts, insight.unitId) : posts)
  return {
    insight,
    editions: ahead.map((edition) => ({
      ...presentEdition(edition, posts, late),
      desk: channels.some((channel) => channel._id === edition.channelId && maySeeDesk(person, channel)),
    })),
    commissions: owed.filter(({ channelId }) => own.has(channelId)),
  }
}

export const notYours = refuse('not-allowed', '总览供各单位负责人、部门负责人和管理员查看。')

function unitOf(insight: Insight): string | null {
  return insight.of === 'unit' ? insight.unitId : null
}

/** More than the channels of a company have in a week. */
const mostEditions = 400

function editionsAhead({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Edition[]> {
  const until = instantAt(addDays(dayOf(now), daysAhead), '00:00')
  const where = { closesAt: is.between(now, until) }
  return db.find('editions', { where, orderBy: ['closesAt', 'asc'], limit: mostEditions })
}

type Placed = Pick<Post, '_id' | 'title' | 'unitId' | 'unitName' | 'state' | 'approvalId' | 'place'>

function postsIn({ db }: Pick<Context, 'db'>, editions: readonly Edition[]): Promise<Placed[]> {
  const ids = editions.flatMap(({ places }) => places.map(({ postId }) => postId))
  return inPages(ids, (page) =>
    db.findOnly('posts', { where: { _id: is.oneOf(page) }, limit: page.length }, placedFields),
  )
}

const placedFields = ['title', 'unitId', 'unitName', 'state', 'approvalId', 'place'] as const

function ofUnit(posts: readonly Placed[], unitId: string): Placed[] {
  return posts.filter((post) => post.unitId === unitId)
}

type Waiting = Pick<Approval, '_id' | 'steps' | 'current' | 'waitingFor' | 'waitingSince'>

/** The steps that hold an edition up, with the names of those who have to decide, by edition. */
async function lateSteps(
  ctx: Context,
  editions: readonly Edition[],
  posts: readonly Placed[],
): Promise<ReadonlyMap<string, readonly LateStep[]>> {
  const undecided = posts.filter(({ state }) => state === 'in-approval')
  const approvals: Waiting[] = await inPages(
    undecided.map(({ approvalId }) => approvalId),
    (page) =>
      ctx.db.findOnly('approvals', { where: { _id: is.oneOf(page) }, limit: page.length }, waitingFields),
  )
  const found = editions.flatMap((edition) =>
    undecided
      .filter(({ place }) => place?.editionId === edition._id)
      .flatMap((post) => {
        const approval = approvals.find(({ _id }) => _id === post.approvalId)
        const lateness = approval && latenessOf({ ...approval, locksAt: edition.locksAt }, ctx.now)
        return approval && lateness ? [{ edition, post, approval, lateness }] : []
      }),
  )
  const names = await namesOf(
    ctx,
    found.flatMap(({ approval }) => approval.waitingFor),
  )
  const steps = new Map<string, LateStep[]>()
  for (const { edition, post, approval, lateness } of found) {
    const step: LateStep = {
      postId: post._id,
      title: post.title,
      unitName: post.unitName,
      step: approval.steps[approval.current]?.title ?? '',
      names: approval.waitingFor.map((id) => names.get(id) ?? ''),
      waitingSince: approval.waitingSince,
      locksAt: edition.locksAt,
      lateness,
    }
    steps.set(edition._id, [...(steps.get(edition._id) ?? []), step])
  }
  return steps
}

const waitingFields = ['steps', 'current', 'waitingFor', 'waitingSince'] as const

function presentEdition(
  edition: Edition,
  posts: readonly Placed[],
  late: ReadonlyMap<string, readonly LateStep[]>,
): Omit<EditionAhead, 'desk'> {
  const { _id, channelName, day, opensAt, locksAt, state, minPosts } = edition
  const here = posts.filter(({ place }) => place?.editionId === _id)
  return {
    id: _id,
    channelName,
    day,
    opensAt,
    locksAt,
    state,
    minPosts,
    ...countEdition(
      minPosts,
      here.map((post) => post.state),
    ),
    late: late.get(_id) ?? [],
  }
}
