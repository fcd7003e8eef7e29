import { ApprovalSteps } from '../../_ui'
import type { ApprovalView, PostDetail } from './post-detail'

type ProgressProps = { id: string; post: PostDetail['post']; view: ApprovalView }

export function Progress({ id, post: { submitterName, unitName, submittedAt }, view }: ProgressProps) {
  return <ApprovalSteps id={id} asked={{ by: submitterName, unitName, at: submittedAt }} view={view} />
}
