import type { Edition } from '../../shared/editions'
import { sayDay } from '../../shared/_kernel'
import { expire } from '../../shared/approvals'
import { say, sayUrgent } from '../../shared/notices'
import { lockInto, picturesIn, revisionId, type Post } from '../../shared/posts'
import type { Article } from '../../shared/publishing'
import { theSystem } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import type { LeavingSkipped, PostsAtLock } from '../editions'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { askedBeside, cancellation } from './asked-beside'
import { moveOnward } from './move-post'
import { writeLapsed } from './request-lapsed'
import { factsOf, opens } from './request-subject'

/** What becomes of posts when their edition locks. */
export const postsAtLock: PostsAtLock<Article> = {
  async lockIn(ctx, { postId, holdId }, edition) {
    const post = await ctx.db.get('posts', postId)
    if (!post || post.place?.holdId !== holdId) return 'not-here'
    if (post.state === 'locked') return articleOf(ctx, post)
    if (post.state === 'changes-asked') return freeLapsed(ctx, post)
    if (post.state !== 'scheduled' || post.held || isOver(edition, ctx)) return 'not-passed'
    const details = { edition: edition._id, day: sayDay(edition.day), digest: post.revision.digest }
    const deed = { action: 'locked', by: theSystem, at: ctx.now, details }
    const beside = await askedBeside(ctx, post)
    await ctx.db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', lockInto(post), deed)
      // A cancellation can still be agreed to, until WeChat is asked.
      for (const request of beside.filter(({ kind }) => kind !== cancellation)) {
        await tx.replace('approvals', expire(request))
        const people = [...new Set([request.requesterId, ...request.waitingFor])]
        await notify(tx, ctx, people, sayUrgent.ended(factsOf(post)), opens(post))
      }
    })
    return articleOf(ctx, post)
  },

  async moveOn(ctx, { postId, holdId }, from, earliest) {
    const post = await ctx.db.get('posts', postId)
    const over = isOver(from, ctx)
    const mayMove = post?.state === 'in-approval' || (post?.state === 'scheduled' && (over || post.held))
    if (!mayMove || post.place?.holdId !== holdId)
      throw new Contention(`post ${postId} was decided meanwhile`)
    const words = over ? say.missedWindow : post.held ? say.heldOver : say.movedOn
    const why = over ? '这一期错过了发布窗口' : post.held ? '截稿时暂缓中' : '截稿前未通过'
    await moveOnward(ctx, post, earliest, (facts) => words(facts, from.day), why)
  },
}

/** What becomes of a post whose edition the editor leaves out (停刊). */
export const leaveSkipped: LeavingSkipped = async (ctx, { postId, holdId }, from, earliest) => {
  const post = await ctx.db.get('posts', postId)
  if (post?.place?.holdId !== holdId) return
  const reason = from.shortfall?.reason ?? ''
  await moveOnward(
    ctx,
    post,
    earliest,
    (facts) => say.skipped(facts, from.day, reason),
    `这一期停刊：${reason}`,
  )
}

/** Its place was kept until a deadline before the lock, which has passed: it has no place here any more (G10). */
async function freeLapsed(ctx: Context, post: Post): Promise<'not-here'> {
  await ctx.db.transact((tx) => writeLapsed(tx, ctx, post))
  return 'not-here'
}

/** An edition that could not be locked in time goes out no more. */
function isOver(edition: Edition, { now }: Pick<Context, 'now'>): boolean {
  return edition.closesAt <= now
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

export async function articleOf({ db }: Pick<Context, 'db'>, post: Post): Promise<Article> {
  const id = revisionId(post._id, post.revision.n)
  const revision = await db.get('revisions', id)
  if (!revision) throw new Error(`post ${post._id} lacks revision ${id}`)
  return {
    postId: post._id,
    submittedAt: post.submittedAt,
    revisionId: id,
    title: post.title,
    digest: post.revision.digest,
    coverId: post.coverId,
    pictureIds: [...new Set(picturesIn(revision.material))],
    videoId: revision.material.videoId ?? null,
    link: null,
    told: false,
  }
}
