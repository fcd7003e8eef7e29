import type { Instant } from '../../shared/_kernel'
import type { Person } from '../../shared/staff'
import type { Hash } from '../../shared/trail'
import type { Database } from './database'
import type { Files } from './files'

/** What every use case is given: the time, the randomness and the doors outward. Nothing else reaches out. */
export type Context = {
  readonly now: Instant
  /** What time it is by now, for work that takes its time. */
  readonly clock: () => Instant
  readonly requestId: string
  readonly db: Database
  readonly files: Files
  readonly random: () => number
  readonly hash: Hash
}

/** A call by somebody whom WeChat vouches for. */
export type CallerContext = Context & {
  readonly openId: string | null
  /** Who they turned out to be, for the log. */
  readonly caller: { personId?: string }
}

/** A call by a member of staff. */
export type StaffContext = Context & { readonly person: Person }
