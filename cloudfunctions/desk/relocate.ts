import { addDays, dayOf, isRefusal, newId, refuse, sayDay, type Refusal } from '../../shared/_kernel'
import { relocateAll, type Move, type Relocated } from '../../shared/desk'
import type { Edition } from '../../shared/editions'
import { say, type PostFacts, type Wording } from '../../shared/notices'
import type { Post } from '../../shared/posts'
import { sendIdOf } from '../../shared/publishing'
import type { Deed } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { nextWithRoom } from '../editions'
import { notify } from '../notices'
import { articleOf } from '../posts'
import { replaceWithTrail } from '../trail'

/** Where a post shall go: an edition; the next one with a free place; or that, and to wait where there is none. */
export type Where = { readonly editionId: string } | 'next' | 'next-or-wait'

export type Wanted = {
  readonly post: Post
  readonly to: Where
  readonly insteadOf?: string
}

export type Relocation = {
  readonly commandId: string
  readonly reason: string
  readonly agreed: boolean
  readonly evenAfterTextsClose?: boolean
}

/** Loads all that several moves touch, and decides them together. */
export async function decideRelocation(
  ctx: StaffContext,
  wanted: readonly Wanted[],
  { commandId, agreed, evenAfterTextsClose = false }: Relocation,
): Promise<Relocated | Refusal> {
  const { db, now } = ctx
  const channelId = wanted[0]?.post.channelId ?? ''
  const [rules, approvals, targets] = await Promise.all([
    db.get('effectiveRules', channelId),
    db.getMany(
      'approvals',
      wanted.map(({ post }) => post.approvalId),
    ),
    targetsOf(ctx, wanted),
  ])
  if (isRefusal(targets)) return targets
  if (!rules) throw new Error(`channel ${channelId} has no rules`)
  const editions = await editionsTouched(ctx, wanted, targets)
  const locked = editions.filter(({ state }) => state === 'locked')
  const sends = await db.getMany(
    'sends',
    locked.map(({ _id }) => sendIdOf(_id)),
  )
  const moves: Move[] = []
  for (const [index, { post, insteadOf = null }] of wanted.entries()) {
    const approval = approvals.find(({ _id }) => _id === post.approvalId)
    if (!approval) throw new Error(`post ${post._id} has no approval`)
    const to = editions.find(({ _id }) => _id === targets[index]?._id) ?? null
    const article = to?.state === 'locked' ? await articleOf(ctx, post) : null
    moves.push({ post, approval, to, article, holdId: newId(ctx.random), insteadOf })
  }
  const { leadTime } = rules
  return relocateAll({ editions, sends, leadTime, agreed, evenAfterTextsClose, now, commandId }, moves)
}

async function targetsOf(
  ctx: StaffContext,
  wanted: readonly Wanted[],
): Promise<(Edition | null)[] | Refusal> {
  const targets: (Edition | null)[] = []
  for (const { post, to } of wanted) {
    const target =
      typeof to === 'string' ? await nextFor(ctx, post) : await ctx.db.get('editions', to.editionId)
    if (!target && to === 'next') return nowhere(post)
    if (!target && typeof to !== 'string') return refuse('not-found', '没有这一期，请刷新排期。')
    targets.push(target)
  }
  return targets
}

/** The next edition with a free place, after the one it leaves, as its submitter wishes (G7). */
function nextFor(ctx: StaffContext, { place, channelId, wishes }: Post): Promise<Edition | null> {
  const today = dayOf(ctx.now)
  const after = place && place.day > today ? place.day : today
  return nextWithRoom(ctx, channelId, addDays(after, 1), { wished: null, latest: wishes.latest })
}

function nowhere({ title, wishes: { latest } }: Post): Refusal {
  const until = latest ? `“最晚”的${sayDay(latest)}之前` : '未来六十天'
  const message = `${until}没有空位，《${title}》移不出去。可以与其他稿件互换，或先暂缓（G7）。`
  return refuse('no-place', message, { clause: 'G7' })
}

/** Each once: those that posts leave, and those that they come into. */
async function editionsTouched(
  { db }: Context,
  wanted: readonly Wanted[],
  targets: readonly (Edition | null)[],
): Promise<Edition[]> {
  const known = targets.flatMap((target) => target ?? [])
  const left = wanted.flatMap(({ post }) => post.place?.editionId ?? [])
  const missing = [...new Set(left)].filter((id) => !known.some(({ _id }) => _id === id))
  const distinct = new Map(
    [...known, ...(await db.getMany('editions', missing))].map((each) => [each._id, each]),
  )
  return [...distinct.values()]
}

type Told = {
  /** What goes down in a post's own trail; the moving itself where it is not given. */
  readonly action?: string
  readonly wording?: (facts: PostFacts) => Wording
  readonly alsoTold?: readonly string[]
}

/** Writes everything that moves changed, with trail and notices: all of it, or nothing. */
export async function writeRelocated(
  tx: Tx,
  ctx: StaffContext,
  before: readonly Post[],
  { editions, sends, posts, approvals }: Relocated,
  { reason, agreed }: Relocation,
  { action = 'rearranged', wording, alsoTold = [] }: Told = {},
): Promise<void> {
  const { person, now } = ctx
  const by = { id: person._id, name: person.name }
  const deed: Deed = { action: 'rearranged', by, at: now, details: { posts: posts.length, comment: reason } }
  for (const edition of editions) await replaceWithTrail(tx, ctx, 'editions', edition, deed)
  for (const send of sends) await replaceWithTrail(tx, ctx, 'sends', send, deed)
  for (const approval of approvals) await tx.replace('approvals', approval)
  for (const post of posts) {
    const from = before.find(({ _id }) => _id === post._id)?.place?.day ?? null
    const day = post.place?.day ?? null
    const details = {
      edition: post.place?.editionId ?? null,
      day: day && sayDay(day),
      comment: reason,
      agreed,
    }
    await replaceWithTrail(tx, ctx, 'posts', post, { action, by, at: now, details })
    const facts = { postId: post._id, title: post.title, day }
    const told = wording ? wording(facts) : say.rearranged(facts, from, person.name, reason)
    const people = [...new Set([post.submitterId, ...alsoTold])].filter((id) => id !== person._id)
    await notify(tx, ctx, people, told, { screen: 'post', id: post._id })
  }
}
