import type { Approval } from '../../shared/approvals'
import type { Post } from '../../shared/posts'
import type { Context } from '../_platform/context'

export const cancellation = 'cancellation'

const mostApprovals = 20

/** What else is being asked for a post beside its own approval: its end is the end of these. */
export async function askedBeside(ctx: Context, { _id, approvalId }: Post): Promise<Approval[]> {
  const approvals = await approvalsOf(ctx, _id)
  return approvals.filter((each) => each._id !== approvalId && each.state === 'open')
}

/** Every approval that a post has had, cancellations included, the oldest first. */
export function approvalsOf({ db }: Pick<Context, 'db'>, postId: string): Promise<Approval[]> {
  return db.find('approvals', {
    where: { subjectId: postId },
    orderBy: ['openedKey', 'asc'],
    limit: mostApprovals,
  })
}

/** What a post takes with it when it expires: its own approval and its cancellation; what is urgent goes on (G7, G8). */
export async function endingWith(ctx: Pick<Context, 'db'>, { _id, approvalId }: Post): Promise<Approval[]> {
  const approvals = await approvalsOf(ctx, _id)
  return approvals.filter(
    ({ _id: id, kind, state }) =>
      (id === approvalId && (state === 'open' || state === 'changes-asked')) ||
      (kind === cancellation && state === 'open'),
  )
}
