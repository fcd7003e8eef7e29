import type { Day, Instant, Stored } from '../_kernel'
import type { NoticeKind } from './kinds'
import type { Opens } from './screens'

/** What somebody is told: whole sentences for the inbox, and what a message outside of it says in a line. */
export type Wording = {
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  /** What it is about: a post's title, a channel's edition. */
  readonly about: string
  /** The day in question, where there is one. */
  readonly day: Day | null
  /** Whose doing it is; null for the system's. */
  readonly by: string | null
}

/**
 * What people are told (通知). The in-app inbox is the truth; messages that carry it elsewhere are attempts (decision
 * 16), made as long as it has not been read.
 */
export type Notice = Stored &
  Wording & {
    readonly personId: string
    /** Which screen it opens. */
    readonly opens: Opens
    readonly at: Instant
    /** `<at>_<id>`: newest first, and the cursor. */
    readonly sortKey: string
    readonly readAt: Instant | null
    /** When the clock puts it into a message; null once it has, and for what stays in the inbox. */
    readonly dueAt: Instant | null
    /** The message that carries it, or carried it last. */
    readonly messageId: string | null
    /** It reached nobody by itself and waits for the roundup of the day. */
    readonly forRoundup: boolean
  }
