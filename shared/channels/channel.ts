import type { Day, Stored } from '../_kernel'
import type { CompanyFigures, TeamRole } from '../rulebooks'
import type { TrailHead } from '../trail'

/** What an account may do by API decides how its editions go out. Further ways follow with publishing in full. */
export type PublishBy = 'mass-send'

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
  readonly trail: TrailHead
  readonly commands: readonly string[]
}
