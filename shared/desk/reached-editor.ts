import { dayOf, type Day, type Instant } from '../_kernel'
import type { Approval } from '../approvals'
import type { Post } from '../posts'

/**
 * From which day the lead time of a post counts (G6): when it was handed in, or when the unit's head passed it; today
 * while the head has not.
 */
export function reachedEditorOn(
  { submittedAt }: Pick<Post, 'submittedAt'>,
  { steps, state }: Pick<Approval, 'steps' | 'state'>,
  now: Instant,
): Day {
  const head = steps.find(({ role }) => role === 'unit-head')
  const passed = head?.decisions.filter(({ verdict }) => verdict === 'approved').at(-1)
  if (!head) return dayOf(submittedAt)
  return dayOf(passed?.at ?? (state === 'passed' ? submittedAt : now))
}
