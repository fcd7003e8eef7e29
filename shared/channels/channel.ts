import type { Day, Instant, Stored } from '../_kernel'
import type { CompanyFigures, TeamRole } from '../rulebooks'
import type { TrailHead } from '../trail'

/** What an account may do by API decides how its editions go out. Further ways follow with publishing in full. */
export type PublishBy = 'mass-send'

/** Somebody keeps what is ready from being sent, and why (停发). */
export type Stop = {
  readonly by: string
  readonly byName: string
  readonly reason: string
  readonly at: Instant
}

/** Whether editions that go out this way can carry a video: WeChat's API takes none in the articles that it sends (P3). */
const carriesVideo: Readonly<Record<PublishBy, boolean>> = { 'mass-send': false }

export function takesVideo({ account }: Pick<Channel, 'account'>): boolean {
  return carriesVideo[account.publishBy]
}

/** Where posts appear (渠道): one WeChat account under one set of rules. */
export type Channel = Stored & {
  readonly name: string
  /** Which of the regulation's kinds of channel it is, e.g. `集团媒体号`. */
  readonly kind: string
  readonly account: {
    readonly appId: string
    readonly publishBy: PublishBy
    /** WeChat names of the people who get the preview (W3). */
    readonly testers: readonly string[]
  }
  readonly rulebooks: readonly string[]
  readonly figures: CompanyFigures
  /** Who may act in which of its roles. */
  readonly team: Readonly<Record<TeamRole, readonly string[]>>
  /** The day up to which editions exist; null before the first. */
  readonly preparedThrough: Day | null
  /** Set while nothing of any channel may be sent: whatever becomes ready meanwhile begins stopped. */
  readonly stopped: Stop | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}
