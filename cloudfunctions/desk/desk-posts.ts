import type { Day, Instant } from '../../shared/_kernel'
import { currentStep, mayUrge, mayUrgeFrom, type Approval } from '../../shared/approvals'
import { firstDayOf, refuseComing } from '../../shared/desk'
import type { Edition } from '../../shared/editions'
import { titleInPlace, type Hold, type Layout, type Post, type PostState } from '../../shared/posts'
import type { EffectiveRules } from '../../shared/rulebooks'
import type { Person } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { namesAmong } from '../staff'

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

/** What is known of all posts that a desk looks at. */
export type Scene = {
  readonly ctx: StaffContext
  readonly rules: EffectiveRules
  readonly layout: Layout | null
  readonly approvals: ReadonlyMap<string, Approval>
  readonly names: ReadonlyMap<string, string>
  /** By post: many editions are asked whether it may come. */
  readonly firstDays: ReadonlyMap<string, Day>
}

export function sceneOf(
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

export function presentPost(scene: Scene, post: Post, editions: readonly Edition[]): DeskPost {
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

/** So many are offered at once. */
export const reserveShown = 20

/** What may come, those first that need nobody's consent and have passed. */
export function reserveOf(
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
