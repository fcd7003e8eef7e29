import type { Instant, Stored } from '../../../shared/_kernel'
import type { Locked } from '../secrets/lock'

/**
 * The access token of an account, one document each under its appid. It is locked with a key that is made from the
 * account's AppSecret: whoever has that could ask for a token anyway.
 */
export type StoredToken = Stored & {
  readonly locked: Locked | null
  readonly expiresAt: Instant | null
  /** How many tokens there were: tells one that was refused from what came after it. */
  readonly serial: number
  /** Whoever asks WeChat for the next one has it until then, alone. */
  readonly leasedUntil: Instant | null
  readonly failedAt: Instant | null
  /** WeChat's code; null when it did not answer. */
  readonly failedWith: number | null
}
