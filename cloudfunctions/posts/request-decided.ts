import { dayOf, isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import { expire, isStepDone, sayHand, type Approval, type Decision } from '../../shared/approvals'
import { earliestEditionDay } from '../../shared/editions'
import { say, type Wording } from '../../shared/notices'
import {
  askChanges,
  moveOn,
  placeIn,
  rejectPost,
  schedule,
  sendBack,
  settle,
  waitUntil,
  type Post,
} from '../../shared/posts'
import type { Actor } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { ApprovalEvent, Effects } from '../approvals'
import { keepingPlace, type Taken } from '../editions'
import { notify } from '../notices'
import { clausesOf } from '../rulebooks'
import { replaceWithTrail } from '../trail'
import { askedBeside } from './asked-beside'
import { dateAnew, takeNext } from './move-post'
import { factsOf, freeingPlace, opens } from './request-subject'
import { returnClausesOf } from './return-clauses'

type Decided = Extract<ApprovalEvent, { kind: 'decided' }>

/** What a decision means for a post. */
export async function decided(
  ctx: Context,
  post: Post,
  approval: Approval,
  event: Decided,
  by: Actor,
): Promise<Effects | Refusal> {
  if (post.revision.digest !== approval.digest)
    return refuse('stale', '稿件内容已有变化，请重新查看后再决定。')
  const unnamed = await refuseUnnamedClause(ctx, post, event.decision)
  if (unnamed) return unnamed
  const earliest = await earliestAfterHead(ctx, post, approval, event)
  const later =
    earliest && post.place && post.place.day < earliest ? await placeFrom(ctx, post, earliest) : null
  if (isRefusal(later)) return later
  const decidedPost = afterDecision(post, approval, event)
  const moved = later
    ? moveOn(decidedPost, later.to && placeIn(later.to.edition, later.to.place))
    : decidedPost
  const changed = earliest ? waitUntil(moved, earliest) : moved
  const beside = changed.state === 'rejected' ? await askedBeside(ctx, post) : []
  const left = changed.place?.holdId === post.place?.holdId ? {} : await freeingPlace(ctx, post)
  return {
    ...left,
    ...(later && { approval: dateAnew(approval, later.to) }),
    ...(later?.to && { around: keeping(ctx, later.to) }),
    write: async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', changed, deedOf(ctx, approval, event, by))
      for (const request of beside) await tx.replace('approvals', expire(request))
      for (const { people, wording } of tellingsOf(changed, approval, event, later !== null))
        await notify(tx, ctx, people, wording, opens(post))
    },
  }
}

type Later = { readonly to: Taken | null }

/**
 * Where a post goes whose lead time begins anew; without a place while none is free that its wishes allow. Then it
 * waits like others that lost theirs, and expires once its latest day is past (G7).
 */
async function placeFrom(ctx: Context, post: Post, earliest: Day): Promise<Later | Refusal> {
  const taken = await takeNext(ctx, post, earliest)
  if (!isRefusal(taken)) return { to: taken }
  return taken.code === 'no-place' ? { to: null } : taken
}

function keeping(ctx: Context, taken: Taken): NonNullable<Effects['around']> {
  return (work) => keepingPlace(ctx, taken, work)
}

/** What is approved is approved under the clause of the chain (G11, W1); what is returned, under that of the standard. */
function deedOf({ now }: Context, approval: Approval, { decision, step }: Decided, by: Actor) {
  const { verdict, comment, changesDueAt } = decision
  const { digest } = approval
  const clause = verdict === 'approved' ? approval.clause : decision.clause
  const approved = step.added ? 'added-approved' : `${step.role}-approved`
  const details = { step: step.title, digest, comment, clause, ...(changesDueAt && { until: changesDueAt }) }
  return { action: verdict === 'approved' ? approved : verdict, by, at: now, details }
}

function afterDecision(post: Post, approval: Approval, event: Decided): Post {
  const { verdict, changesDueAt } = event.decision
  switch (verdict) {
    case 'returned':
      return sendBack(post)
    case 'rejected':
      return rejectPost(post)
    case 'changes-asked':
      return askChanges(post, changesDueAt ?? approval.decideBy)
    case 'approved': {
      const answered = isEditorsAnswer(approval, event) ? settle(post) : post
      return approval.state === 'passed' ? schedule(answered) : answered
    }
    default:
      return verdict satisfies never
  }
}

/** The editor's approval is the answer with the date (已排定, G7). */
function isEditorsAnswer(approval: Approval, { step }: Decided): boolean {
  return step.role === 'editor' && step.added === null && isStepDone(approval, step)
}

/**
 * The lead time counts from the day on which the material reaches the editor: the first day that it may have, once the
 * unit's head has passed it; null where that changes nothing (G6). What is urgent has its place past that (G8).
 */
async function earliestAfterHead(
  ctx: Context,
  post: Post,
  approval: Approval,
  { decision, step }: Decided,
): Promise<Day | null> {
  const passed = decision.verdict === 'approved' && isStepDone(approval, step)
  if (!passed || step.role !== 'unit-head' || post.urgent) return null
  const rules = await ctx.db.get('effectiveRules', post.channelId)
  return earliestEditionDay(dayOf(ctx.now), rules?.leadTime.clearDays ?? 0)
}

/** Substandard material is returned under a clause that material can fall short of in this channel (G10, X2). */
async function refuseUnnamedClause(
  ctx: Context,
  post: Post,
  { verdict, clause }: Decision,
): Promise<Refusal | null> {
  if (verdict !== 'returned') return null
  const rules = await ctx.db.get('effectiveRules', post.channelId)
  const fitting = rules ? returnClausesOf(rules, await clausesOf(ctx, rules)) : []
  if (fitting.some((id) => id === clause)) return null
  return refuse('bad-input', '不达标退回须选定所违条款，供稿人才知道依据是什么（G10）。', {
    clause: 'G10',
    path: 'clause',
  })
}

type Telling = { readonly people: readonly string[]; readonly wording: Wording }

function tellingsOf(post: Post, approval: Approval, event: Decided, hasMoved: boolean): Telling[] {
  const { verdict, comment, clause, by, changesDueAt } = event.decision
  const facts = factsOf(post)
  const submitter = (wording: Wording): Telling => ({ people: [post.submitterId], wording })
  const name = sayHand(by)
  switch (verdict) {
    case 'returned':
      return [submitter(say.returned(facts, name, clause ? `${comment}（${clause}）` : comment))]
    case 'rejected':
      return [submitter(say.rejected(facts, name, comment))]
    case 'changes-asked':
      return [submitter(say.changesAsked(facts, name, comment, changesDueAt ?? approval.decideBy))]
    case 'approved':
      return [
        ...(hasMoved ? [submitter(say.datedAnew(facts))] : []),
        ...(isEditorsAnswer(approval, event) ? [submitter(say.settled(facts))] : []),
        approval.state === 'passed'
          ? submitter(say.scheduled(facts))
          : { people: newlyAsked(approval, event), wording: say.decide(facts, stepTitle(approval)) },
      ]
    default:
      return verdict satisfies never
  }
}

/** Of an all-of step that waits on, everybody was asked when it opened. */
function newlyAsked({ waitingFor, steps, current }: Approval, { step }: Decided): readonly string[] {
  return steps[current] === step ? [] : waitingFor
}

function stepTitle({ steps, current }: Approval): string {
  return steps[current]?.title ?? ''
}
