import { refuse, remember, type Refusal } from '../_kernel'
import { currentStep, reopenAt, type Approval } from '../approvals'
import type { Act } from '../approvals'
import type { Post } from './post'

/**
 * An editor's own change of a post (G11). `editing`: while the post is in their hands. `correcting`: later; then the
 * reviewer's tap is needed once more, and nobody else's (design §3.12).
 */
export type EditKind = 'editing' | 'correcting'

/** Of which kind a change would be now; or why there can be none. */
export function editKindOf(post: Post, approval: Approval): EditKind | Refusal {
  if (post.state === 'locked')
    return refuse('wrong-state', '本期已截稿。要再改动，请先在编辑台把这篇移出本期。')
  if (post.state !== 'in-approval' && post.state !== 'scheduled')
    return refuse('wrong-state', '这篇稿件现在不能编辑，请刷新后查看它的最新进展。')
  const editing = approval.steps.findIndex(({ role, added }) => role === 'editor' && added === null)
  if (editing < 0) return refuse('wrong-state', '这个渠道没有编辑环节。')
  if (approval.current < editing) return refuse('wrong-state', '稿件还没有送到编辑，请等前面的环节处理。')
  return currentStep(approval)?.role === 'editor' ? 'editing' : 'correcting'
}

export type EditedPost = { readonly post: Post; readonly approval: Approval; readonly kind: EditKind }

/** The post with an editor's revision, and its approval of that revision's digest. */
export function editPost(
  post: Post,
  approval: Approval,
  revision: Post['revision'],
  told: Pick<Post, 'title' | 'coverId'>,
  { at, commandId }: Pick<Act, 'at' | 'commandId'>,
): EditedPost | Refusal {
  const kind = editKindOf(post, approval)
  if (typeof kind !== 'string') return kind
  const reopened = reopenAt(approval, kind === 'editing' ? 'editor' : 'reviewer', revision.digest, at)
  if ('code' in reopened) return reopened
  const summary = { ...reopened.summary, title: told.title }
  return {
    kind,
    approval: { ...reopened, summary },
    post: {
      ...post,
      ...told,
      revision,
      state: reopened.state === 'passed' ? post.state : 'in-approval',
      commands: remember(post.commands, commandId),
    },
  }
}
