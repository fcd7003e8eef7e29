import type * as z from 'zod'
import type { Refusal } from '../../shared/_kernel'
import type { Added, Approval, Decision, HandedOn, Named, Reminded, Step } from '../../shared/approvals'
import type { Actor } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'

/** What happened to an approval, as its request kind is told. */
export type ApprovalEvent =
  | {
      readonly kind: 'decided'
      readonly decision: Decision
      readonly step: Step
      /** What the kind asked to be told with a decision, in its own form. */
      readonly extras: unknown
    }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'transferred'; readonly step: Step; readonly handedOn: HandedOn }
  | { readonly kind: 'added'; readonly step: Step; readonly added: Added }
  | { readonly kind: 'commented'; readonly text: string; readonly files: readonly string[] }
  | { readonly kind: 'copied'; readonly to: readonly Named[] }
  /** People were reminded, by somebody or by the clock. */
  | { readonly kind: 'urged'; readonly whom: Reminded; readonly people: readonly string[] }
  /** A change that was asked for did not come in time. */
  | { readonly kind: 'lapsed' }

/** What it does to the subject: written in the transaction of what happened, and afterwards. */
export type Effects = {
  /** The approval as it goes on, where what happened moved its subject to another day. */
  readonly approval?: Approval
  readonly write: (tx: Tx) => Promise<void>
  /** Runs the transaction, and takes back what was taken for it when it fails. */
  readonly around?: (work: () => Promise<void>) => Promise<unknown>
  /** What may follow once it is true, and can be made up for if it is lost. */
  readonly afterwards?: () => Promise<unknown>
}

/**
 * A kind of request that can be approved (decision 12). The engine knows no posts and no accounts: a kind loads its
 * subject, decides what happened means for it, and offers the writes.
 */
export type RequestKind = {
  readonly kind: string
  /** The form of what this kind wants to be told with a decision, if anything. */
  readonly extras?: z.ZodType
  readonly happened: (
    ctx: Context,
    approval: Approval,
    event: ApprovalEvent,
    by: Actor,
  ) => Promise<Effects | Refusal>
}

export function kindOf(kinds: readonly RequestKind[], approval: Approval): RequestKind {
  const kind = kinds.find((candidate) => candidate.kind === approval.kind)
  if (!kind) throw new Error(`no request kind '${approval.kind}'`)
  return kind
}
