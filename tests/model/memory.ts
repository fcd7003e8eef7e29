import { dayOf, type Day } from '../../shared/_kernel'
import type { Approval, Step as ApprovalStep } from '../../shared/approvals'
import type { Post } from '../../shared/posts'
import type { TrailHead } from '../../shared/trail'
import type { Step } from './step'

/** What a run remembers of a post beside what is stored: told by what people did and were answered. */
export type Remembered = {
  readonly authorId: string
  readonly channelId: string
  /** The day from which its lead time counts (G6); null while the head of its unit has not passed it. */
  readonly reachedEditorOn: Day | null
  /** The day on which, before this step, its author was told that it would appear; it still holds while the post waits. */
  readonly promised: Day | null
}

/** The model: what must still be so, whatever was done since. */
export type Memory = {
  readonly posts: Map<string, Remembered>
  /** Who is writing what. */
  readonly drafts: Map<string, { readonly ownerId: string; readonly title: string }>
  /** How far each trail had come when it was last verified. */
  readonly trails: Map<string, TrailHead>
}

export function newMemory(): Memory {
  return { posts: new Map(), drafts: new Map(), trails: new Map() }
}

/** Takes note of what a step means for what comes after it. */
export function remember(memory: Memory, step: Step): void {
  for (const post of step.after.posts.values()) {
    const known = memory.posts.get(post._id)
    memory.posts.set(post._id, {
      authorId: known?.authorId ?? post.submitterId,
      channelId: known?.channelId ?? post.channelId,
      reachedEditorOn: reachedEditorOn(known ?? null, post, step),
      promised: promised(known ?? null, step.before.posts.get(post._id)),
    })
  }
  rememberDraft(memory, step)
}

/**
 * Handed in, and after a return or a lapsed deadline handed in anew (G10): that day, or the day on which the unit's head
 * passes it, where the chain begins with the head (G6).
 */
function reachedEditorOn(known: Remembered | null, post: Post, { at, before, after }: Step): Day | null {
  const was = before.posts.get(post._id)
  const isAnew = was?.submittedAt !== post.submittedAt
  const head = headStep(after.approvals.get(post.approvalId))
  if (!head) return isAnew ? dayOf(at) : (known?.reachedEditorOn ?? null)
  const signed =
    head.decisions.length > (headStep(before.approvals.get(post.approvalId))?.decisions.length ?? 0)
  if (signed) return dayOf(at)
  return isAnew ? null : (known?.reachedEditorOn ?? null)
}

function headStep(approval: Approval | undefined): ApprovalStep | undefined {
  return approval?.steps.find(({ role, added }) => role === 'unit-head' && added === null)
}

/** Whoever has lost their place for good was promised nothing. */
function promised(known: Remembered | null, was: Post | undefined): Day | null {
  if (was?.place) return was.place.day
  return was?.waitsForPlace ? (known?.promised ?? null) : null
}

function rememberDraft({ drafts }: Memory, { by, procedure, input, answer }: Step): void {
  const { draftId, change } = input as { draftId?: string; change?: { title: string } }
  if (draftId === undefined || 'refusal' in answer) return
  if (procedure === 'posts.saveDraft') drafts.set(draftId, { ownerId: by, title: change?.title ?? '' })
  if (procedure === 'posts.discardDraft' && drafts.get(draftId)?.ownerId === by) drafts.delete(draftId)
}
