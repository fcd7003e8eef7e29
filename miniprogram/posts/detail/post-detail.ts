import type { Replies } from '../../_platform'

export type PostDetail = Replies['posts']['detail']
export type ApprovalView = PostDetail['approval']
