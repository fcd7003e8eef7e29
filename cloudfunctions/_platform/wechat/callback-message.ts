import type { Instant, Stored } from '../../../shared/_kernel'

/** What WeChat reported, kept until it was heard, and a while longer, so that it is heard once. */
export type CallbackMessage = Stored & {
  readonly appId: string
  /** As it came, in JSON; null once it was heard. */
  readonly message: string | null
  readonly receivedAt: Instant
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly forgetAt: Instant
}
