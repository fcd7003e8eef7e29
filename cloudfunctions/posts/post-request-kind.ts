import { refuse } from '../../shared/_kernel'
import { expire } from '../../shared/approvals'
import { takeBack, type Post } from '../../shared/posts'
import { say } from '../../shared/notices'
import type { Effects, RequestKind } from '../approvals'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { askedBeside } from './asked-beside'
import { decided } from './request-decided'
import { writeLapsed } from './request-lapsed'
import { factsOf, freeingPlace, opens } from './request-subject'
import { toldOfPost } from './request-told'

/** What happens to a post as its approval goes on. */
export const postRequestKind: RequestKind = {
  kind: 'post',

  async happened(ctx, approval, event, by) {
    const post = await ctx.db.get('posts', approval.subjectId)
    if (!post) throw new Error(`approval ${approval._id} has no post`)
    switch (event.kind) {
      case 'decided':
        return decided(ctx, post, approval, event, by)
      case 'withdrawn': {
        if (!mayBeTakenBack(post))
          return refuse('wrong-state', '这篇稿件已经不能撤回。请刷新后查看它的最新进展。')
        const deed = {
          action: 'withdrawn',
          by,
          at: ctx.now,
          details: { edition: post.place?.editionId ?? null },
        }
        const beside = await askedBeside(ctx, post)
        return freeing(ctx, post, async (tx) => {
          await replaceWithTrail(tx, ctx, 'posts', takeBack(post), deed)
          for (const request of beside) await tx.replace('approvals', expire(request))
          await notify(tx, ctx, approval.dealtWithBy, say.withdrawn(factsOf(post), by.name), opens(post))
        })
      }
      case 'lapsed':
        // It was handed in again, or withdrawn, at the last moment.
        if (post.state !== 'changes-asked' || post.approvalId !== approval._id) return nothing
        // Its edition locked before the deadline, and it had to leave then.
        if (post.place === null && !post.waitsForPlace) return nothing
        return freeing(ctx, post, (tx) => writeLapsed(tx, ctx, post))
      case 'transferred':
      case 'added':
      case 'commented':
      case 'copied':
      case 'urged':
        return toldOfPost(ctx, post, approval, event, by)
      default:
        return event satisfies never
    }
  },
}

const nothing: Effects = { write: () => Promise.resolve() }

function mayBeTakenBack({ state }: Post): boolean {
  return state === 'in-approval' || state === 'changes-asked'
}

async function freeing(
  ctx: Parameters<RequestKind['happened']>[0],
  post: Post,
  write: Effects['write'],
): Promise<Effects> {
  return { write, ...(await freeingPlace(ctx, post)) }
}
