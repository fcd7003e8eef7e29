import { addDays, dayOf, isRefusal, sayDay } from '../../shared/_kernel'
import { reschedule } from '../../shared/approvals'
import type { Edition } from '../../shared/editions'
import { say, type Wording } from '../../shared/notices'
import { lockInto, moveOn, picturesIn, placeIn, revisionId, type Post } from '../../shared/posts'
import type { Article } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { takePlace, type PostsAtLock, type Taken } from '../editions'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { keepingPlace } from './hand-in'

/** What becomes of posts when their edition locks. */
export const postsAtLock: PostsAtLock<Article> = {
  async lockIn(ctx, postId, edition) {
    const post = await ctx.db.get('posts', postId)
    if (!post || post.place?.editionId !== edition._id) return 'not-here'
    if (post.state === 'locked') return articleOf(ctx, post)
    if (post.state !== 'scheduled') return 'not-passed'
    const details = { edition: edition._id, day: sayDay(edition.day), digest: post.revision.digest }
    const deed = { action: 'locked', by: theSystem, at: ctx.now, details }
    await ctx.db.transact((tx) => replaceWithTrail(tx, ctx, 'posts', lockInto(post), deed))
    return articleOf(ctx, post)
  },

  async moveOn(ctx, postId, from, to) {
    const post = await ctx.db.get('posts', postId)
    if (!post) return
    const facts = { postId, title: post.title, day: to?.edition.day ?? null }
    await movePost(ctx, post, to, to ? 'moved-on' : 'waiting-for-place', say.movedOn(facts, from.day))
  },
}

const waitingAtOnce = 20

/** Posts that lost their place while every edition was full get the next that came free, the oldest first (G7). */
export async function placeWaitingPosts(ctx: Context): Promise<void> {
  const { db, now } = ctx
  const posts = await db.find('posts', {
    where: { waitsForPlace: true },
    orderBy: ['sortKey', 'asc'],
    limit: waitingAtOnce,
  })
  for (const post of posts) {
    const { _id, channelId, submittedAt, title } = post
    const taken = await takePlace(ctx, { id: _id, channelId, submittedAt }, addDays(dayOf(now), 1))
    if (isRefusal(taken)) return
    const facts = { postId: _id, title, day: taken.edition.day }
    await keepingPlace(ctx, taken, () => movePost(ctx, post, taken, 'placed', say.placed(facts)))
  }
}

/** Points a post at another place, shows its approvers the new date, and tells its submitter. */
async function movePost(
  ctx: Context,
  post: Post,
  to: Taken | null,
  action: string,
  wording: Wording,
): Promise<void> {
  const { db, now } = ctx
  const approval = await db.get('approvals', revisionId(post._id, post.revision.n))
  const place = to ? placeIn(to.edition, to.place, post.place?.settled ?? false) : null
  const details = { edition: to?.edition._id ?? null, day: to ? sayDay(to.edition.day) : null }
  const deed = { action, by: theSystem, at: now, details }
  await db.transact(async (tx) => {
    await replaceWithTrail(tx, ctx, 'posts', moveOn(post, place), deed)
    if (approval?.state === 'open' && to) {
      await tx.replace('approvals', reschedule(approval, to.edition.locksAt, sayDay(to.edition.day)))
    }
    await notify(tx, ctx, [post.submitterId], wording, { screen: 'post', id: post._id })
  })
}

/** Which holds of an edition are those of posts that point at it. */
export async function holdsInUse({ db }: Context, edition: Edition): Promise<ReadonlySet<string>> {
  const posts = await db.getMany(
    'posts',
    edition.places.map((place) => place.postId),
  )
  const here = posts.flatMap(({ place }) => (place?.editionId === edition._id ? [place.holdId] : []))
  return new Set(here)
}

async function articleOf({ db }: Context, post: Post): Promise<Article> {
  const id = revisionId(post._id, post.revision.n)
  const revision = await db.get('revisions', id)
  if (!revision) throw new Error(`post ${post._id} lacks revision ${id}`)
  return {
    postId: post._id,
    revisionId: id,
    title: post.title,
    digest: post.revision.digest,
    coverId: post.coverId,
    pictureIds: [...new Set(picturesIn(revision.material))],
    link: null,
    told: false,
  }
}
