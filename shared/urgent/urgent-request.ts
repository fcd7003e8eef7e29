import type { Day, Instant, Stored } from '../_kernel'
import type { How } from './arrangement'

export const urgentReasonLimit = 300

/** The kind of request, and the screen that shows it. */
export const urgent = 'urgent'

/** What became of an urgent request that was arranged. */
export type Arranged = {
  readonly how: How
  readonly day: Day
  readonly byName: string
  readonly at: Instant
  /** Who had to make way, and until when. */
  readonly madeWay: { readonly title: string; readonly day: Day } | null
}

/** Why a unit wants a post sooner than its lead time allows (加急, G8). How far it is, its approval of the same id tells. */
export type UrgentRequest = Stored & {
  readonly postId: string
  readonly reason: string
  readonly wishedDay: Day
  readonly arranged: Arranged | null
}
