import type { Day, Instant, Stored } from '../_kernel'
import type { AccountKind, CompanyFigures, SetAside, TeamRole } from '../rulebooks'
import type { TrailHead } from '../trail'

/**
 * How the editions of a channel go out (wechat-facts 1.1, 1.2). `mass-send`: pushed to every follower by API. `publish`:
 * made public by API, nobody is notified. `draft`: put into the account's draft box, where a person presses 发表 and
 * pastes the links back. `hand`: without any API; texts and pictures are taken over by a person.
 */
export const publishWays = ['mass-send', 'publish', 'draft', 'hand'] as const

export type PublishBy = (typeof publishWays)[number]

/** Whether the API sends it, so that it has to be tested before (W3); otherwise a person publishes it. */
export function goesByItself(way: PublishBy): way is 'mass-send' | 'publish' {
  return way === 'mass-send' || way === 'publish'
}

/** Somebody who looks at an edition before it goes out (W3): gets WeChat's preview, and answers in the app. */
export type Tester = {
  readonly personId: string
  readonly name: string
  /** The WeChat number to which the preview goes: an openid of the Mini Program means nothing to an official account. */
  readonly wechatName: string
}

export type Account = {
  readonly appId: string
  readonly kind: AccountKind
  readonly publishBy: PublishBy
  readonly testers: readonly Tester[]
  /** The account's administrator, whom WeChat asks to confirm each mass send by API; null while that protection is off. */
  readonly confirmer: { readonly personId: string; readonly name: string } | null
}

/** Mass sends that were not ours but count (P2): pressed in WeChat's console, or learned of when it refused one (45028). */
export type SentElsewhere = {
  readonly day: Day
  readonly times: number
  readonly by: string
  readonly byName: string
  readonly at: Instant
}

/** Somebody keeps what is ready from being sent, and why (停发). */
export type Stop = {
  readonly by: string
  readonly byName: string
  readonly reason: string
  readonly at: Instant
}

/** Where posts appear (渠道): one WeChat account under one set of rules. */
export type Channel = Stored & {
  readonly name: string
  /** Which of the regulation's kinds of channel it is, e.g. `集团媒体号`. */
  readonly kind: string
  readonly account: Account
  /** The last of them: more than a month has. */
  readonly sentElsewhere: readonly SentElsewhere[]
  readonly rulebooks: readonly string[]
  /** Of rules that contradict each other, those that do not hold here; absent where none do. */
  readonly setAside?: readonly SetAside[]
  readonly figures: CompanyFigures
  /** What the form of its posts names and the company fills in (D2); absent where nobody has. */
  readonly layout?: { readonly groupName: string; readonly footer: string }
  /** Who may act in which of its roles. */
  readonly team: Readonly<Record<TeamRole, readonly string[]>>
  /** The day up to which editions exist; null before the first. */
  readonly preparedThrough: Day | null
  /** Set while nothing of any channel may be sent: whatever becomes ready meanwhile begins stopped. */
  readonly stopped: Stop | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}
