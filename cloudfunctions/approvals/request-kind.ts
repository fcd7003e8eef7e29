import type { Approval } from '../../shared/approvals'
import type { Refusal } from '../../shared/_kernel'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'

/** What a decision does to the subject: written in the decision's own transaction, and afterwards. */
export type Effects = {
  readonly write: (tx: Tx) => Promise<void>
  /** What may follow once the decision is true, and can be made up for if it is lost. */
  readonly afterwards?: () => Promise<unknown>
}

/**
 * A kind of request that can be approved (decision 12). The engine knows no posts and no accounts: a kind loads its
 * subject, decides what the decision means for it, and offers the writes.
 */
export type RequestKind = {
  readonly kind: string
  readonly decided: (
    ctx: Context,
    approval: Approval,
    by: { id: string; name: string },
  ) => Promise<Effects | Refusal>
}
