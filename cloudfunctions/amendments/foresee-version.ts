import { canonicalJson, isRefusal, type Day, type Refusal } from '../../shared/_kernel'
import { editionChange, failsThen, spansToChange } from '../../shared/amendments'
import { daysPreparedAhead, type Edition, type EditionChange, type Span } from '../../shared/editions'
import { measure, revisionId, type Post } from '../../shared/posts'
import {
  sayCadence,
  sayWindows,
  type CarriedOver,
  type EffectiveRules,
  type Finding,
} from '../../shared/rulebooks'
import type { Context } from '../_platform/context'
import { foresee, type Foreseen } from '../adjustments'
import { openEditions } from '../editions'
import type { ChannelPlan, WholeSituation } from '../rulebooks'
import type { VersionPlan } from './plan-version'

export type FailingPost = {
  readonly postId: string
  readonly title: string
  readonly unitName: string
  readonly day: Day
  readonly fails: readonly Pick<Finding, 'clause' | 'question' | 'measured'>[]
}

export type ChannelEffect = {
  readonly id: string
  readonly name: string
  /** Why the version cannot hold here; null where it can. */
  readonly refusal: Refusal | null
  /** What holds now, and then; null where nothing that is said in a line changes. */
  readonly change: { readonly before: string; readonly after: string } | null
  /** Posts that have a place from that day on, and would be refused under the new version. */
  readonly posts: readonly FailingPost[]
  /** What becomes of the editions that are made already; null where they stay as they are. */
  readonly editions: Foreseen | null
}

/** What a version brings about, as people see it before they hand it in and before they agree to it (X1). */
export type VersionEffects = {
  readonly channels: readonly ChannelEffect[]
  readonly numbers: readonly Omit<CarriedOver, 'override'>[]
}

type Reading = Pick<Context, 'db' | 'now'>

/** @param from the day on which it would begin to hold */
export async function foreseeVersion(
  ctx: Reading,
  { rules }: WholeSituation,
  { channels, carried }: VersionPlan,
  from: Day,
): Promise<VersionEffects> {
  return {
    channels: await Promise.all(
      channels.map((plan) =>
        channelEffect(
          ctx,
          plan,
          rules.find(({ channelId }) => channelId === plan.channel._id),
          from,
        ),
      ),
    ),
    numbers: carried.map(({ override: { channelId }, ...number }) => {
      const only = channels.find(({ channel }) => channel._id === channelId)?.channel
      return only ? { ...number, label: `${only.name}：${number.label}` } : number
    }),
  }
}

async function channelEffect(
  ctx: Reading,
  { channel, rules: after }: ChannelPlan,
  before: EffectiveRules | undefined,
  from: Day,
): Promise<ChannelEffect> {
  const about = { id: channel._id, name: channel.name }
  const nothing = { change: null, posts: [], editions: null }
  if (isRefusal(after)) return { ...about, ...nothing, refusal: after }
  if (!before) return { ...about, ...nothing, refusal: null }
  const editions = await openEditions(ctx, channel._id, from, daysPreparedAhead + 10)
  const change = editionChange(before, after)
  const [said, then] = [sayRules(before), sayRules(after)]
  const [posts, foreseen] = await Promise.all([
    failingPosts(ctx, editions, before, after),
    change && foreseeEditions(ctx, channel._id, editions, change),
  ])
  return {
    ...about,
    refusal: null,
    change: said === then ? null : { before: said, after: then },
    posts,
    editions: foreseen,
  }
}

function sayRules({ cadence, leadTime, maxPosts, figures }: EffectiveRules): string {
  const posts = `每期 ${cadence.minPosts} 至 ${maxPosts} 篇、计划 ${figures.plannedPosts} 篇`
  return `${sayCadence(cadence.cadence)}，${sayWindows(cadence)}，${posts}，提前 ${leadTime.clearDays} 个整天`
}

/** Of rules that ask the same of material no post is read. */
async function failingPosts(
  ctx: Reading,
  editions: readonly Edition[],
  before: EffectiveRules,
  after: EffectiveRules,
): Promise<FailingPost[]> {
  if (canonicalJson(before.material) === canonicalJson(after.material)) return []
  const placed = editions.flatMap(({ places }) => places.map(({ postId }) => postId))
  const posts = (await ctx.db.getMany('posts', [...new Set(placed)])).filter(({ place }) => place !== null)
  const found = await Promise.all(pagesOf(posts).map((page) => failingAmong(ctx, page, before, after)))
  return found.flat().sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Revisions carry whole texts: a few at a time. */
const revisionsAtOnce = 50

function pagesOf(posts: readonly Post[]): Post[][] {
  const count = Math.ceil(posts.length / revisionsAtOnce)
  return Array.from({ length: count }, (_, n) => posts.slice(n * revisionsAtOnce, (n + 1) * revisionsAtOnce))
}

async function failingAmong(
  { db }: Reading,
  posts: readonly Post[],
  before: EffectiveRules,
  after: EffectiveRules,
): Promise<FailingPost[]> {
  const revisions = await db.getMany(
    'revisions',
    posts.map(({ _id, revision }) => revisionId(_id, revision.n)),
  )
  return posts.flatMap((post) => {
    const { _id: postId, title, unitName, place } = post
    const revision = revisions.find((each) => each.postId === postId)
    if (!revision || !place) return []
    const checks = new Map(revision.pictures.map((picture) => [picture.pictureId, picture]))
    const facts = measure(revision.material, checks, revision.video ?? null)
    const fails = failsThen(before, after, facts).map(({ clause, question, measured }) => ({
      clause,
      question,
      ...(measured !== undefined && { measured }),
    }))
    return fails.length === 0 ? [] : [{ postId, title, unitName, day: place.day, fails }]
  })
}

/** Run by run, leaving out the days for which an operator's own report holds (G5). */
async function foreseeEditions(
  ctx: Reading,
  channelId: string,
  editions: readonly Edition[],
  change: EditionChange,
): Promise<Foreseen> {
  const spans = await spansFor(ctx, editions)
  const found = await Promise.all(spans.map((span) => foresee(ctx, channelId, span, change)))
  return {
    changed: found.flatMap(({ changed }) => changed),
    unchanged: found.flatMap(({ unchanged }) => unchanged),
    moves: found.flatMap(({ moves }) => moves),
    laterFrom: null,
  }
}

/** Where the editions that are made already take on what a version changes in them. */
export async function spansFor({ db }: Pick<Context, 'db'>, editions: readonly Edition[]): Promise<Span[]> {
  const made = editions.filter(({ onDemand }) => !onDemand)
  const adjusted = made.flatMap(({ adjustmentId }) => adjustmentId ?? [])
  const adjustments = await db.getMany('adjustments', [...new Set(adjusted)])
  const ownReports = adjustments.filter(({ rulebook }) => rulebook === undefined).map(({ _id }) => _id)
  return spansToChange(made, (id) => ownReports.includes(id))
}
