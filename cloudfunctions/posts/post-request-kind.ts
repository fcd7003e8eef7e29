import { refuse, type Refusal } from '../../shared/_kernel'
import type { Approval, Decision } from '../../shared/approvals'
import { say, type PostFacts } from '../../shared/notices'
import { schedule, sendBack, settle, type Post } from '../../shared/posts'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import type { Effects, RequestKind } from '../approvals'
import { givePlaceBack, lookAtPlacesSoon } from '../editions'
import { notify } from '../notices'
import { clausesOf } from '../rulebooks'
import { replaceWithTrail } from '../trail'
import { placeWaitingPosts } from './move-post'

/** What a decision means for a post. */
export const postRequestKind: RequestKind = {
  kind: 'post',

  async decided(ctx, approval, by) {
    const post = await ctx.db.get('posts', approval.subjectId)
    if (!post) throw new Error(`approval ${approval._id} has no post`)
    if (post.revision.digest !== approval.digest)
      return refuse('stale', '稿件内容已有变化，请重新查看后再决定。')
    const decision = lastDecision(approval)
    const unnamed = await refuseUnnamedClause(ctx, post, decision)
    if (unnamed) return unnamed
    const deed = {
      action: decision.verdict === 'returned' ? 'returned' : `${decision.role}-approved`,
      by,
      at: ctx.now,
      details: {
        step: decision.title,
        digest: approval.digest,
        comment: decision.comment,
        clause: decision.clause,
      },
    }
    const changed = afterDecision(post, approval, decision)
    if (post.place && !changed.place) await lookAtPlacesSoon(ctx, post.place.editionId)
    return {
      write: async (tx) => {
        await replaceWithTrail(tx, ctx, 'posts', changed, deed)
        await tellOf(tx, ctx, changed, approval, decision)
      },
      ...freeingPlace(ctx, post, changed),
    }
  },
}

type Decided = Decision & { readonly role: string; readonly title: string }

function lastDecision(approval: Approval): Decided {
  const step = approval.steps.filter(({ decision }) => decision !== null).at(-1)
  if (!step?.decision) throw new Error(`approval ${approval._id} has no decision`)
  return { ...step.decision, role: step.role, title: step.title }
}

function afterDecision(post: Post, approval: Approval, decision: Decided): Post {
  if (decision.verdict === 'returned') return sendBack(post)
  const answered = decision.role === 'editor' ? settle(post) : post
  return approval.state === 'passed' ? schedule(answered) : answered
}

/** Substandard material is returned under a clause that binds the channel (G10, X2). */
async function refuseUnnamedClause(
  ctx: Context,
  post: Post,
  { verdict, clause }: Decided,
): Promise<Refusal | null> {
  if (verdict !== 'returned') return null
  const rules = await ctx.db.get('effectiveRules', post.channelId)
  const clauses = rules ? await clausesOf(ctx, rules) : []
  if (clauses.some(({ id }) => id === clause)) return null
  return refuse('bad-input', '不达标退回须选定所违条款，供稿人才知道依据是什么（G10）。', {
    clause: 'G10',
    path: 'clause',
  })
}

/** The place of a returned post is free at once, and goes to whoever has waited longest. */
function freeingPlace(ctx: Context, before: Post, after: Post): Pick<Effects, 'afterwards'> {
  const { place, channelId } = before
  if (!place || after.place) return {}
  return {
    afterwards: async () => {
      await givePlaceBack(ctx, place.editionId, place.holdId)
      await placeWaitingPosts(ctx, channelId)
    },
  }
}

async function tellOf(
  tx: Tx,
  ctx: Context,
  post: Post,
  approval: Approval,
  decision: Decided,
): Promise<void> {
  const facts: PostFacts = { postId: post._id, title: post.title, day: post.place?.day ?? null }
  const opens = { screen: 'post', id: post._id } as const
  const tell = (people: readonly string[], wording: Parameters<typeof notify>[3]) =>
    notify(tx, ctx, people, wording, opens)
  if (decision.verdict === 'returned') {
    const reason = decision.clause ? `${decision.comment}（${decision.clause}）` : decision.comment
    return tell([post.submitterId], say.returned(facts, decision.byName, reason))
  }
  if (decision.role === 'editor') await tell([post.submitterId], say.settled(facts))
  if (approval.state === 'passed') return tell([post.submitterId], say.scheduled(facts))
  return tell(approval.waitingFor, say.decide(facts, approval.steps[approval.current]?.title ?? ''))
}
