import type { Replies } from '../_platform'

/** An approval as the server shows it to this person, of whatever request. */
export type ApprovalView = Replies['posts']['detail']['approval']
