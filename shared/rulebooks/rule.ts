import type { Cadence, Windows } from '../editions'
import type { Day, TimeOfDay } from '../_kernel'
import type { ConductRules } from './conduct-rule'
import type { Facts, MaterialRule } from './material-rule'
import type { ChannelStepRole, Route, TeamRole } from './roles'

/** When a kind of account sends, and how many posts (G2–G4, D1). */
export type CadenceRule = Windows & {
  readonly clause: string
  /** The kind of channel it speaks of, e.g. `集团媒体号`; absent where it speaks of every channel that adopts it. */
  readonly channelKind?: string
  readonly cadence: Cadence
  readonly minPosts: number
  /** What of it the regulation leaves open, so that the company sets it. */
  readonly leftOpen?: string
}

/** Clear days between the day on which qualified material reaches the editor and its edition (G6). */
export type LeadTimeRule = { readonly clause: string; readonly clearDays: number }

export type CapacityRule = { readonly clause: string; readonly maxPosts: number }

/** Whose decisions a post needs, in order (G11). */
export type ChainRule = {
  readonly clause: string
  /** Whose posts go this way, where a rulebook has several ways (W1). */
  readonly handedInBy?: Route
  readonly steps: readonly { readonly role: ChannelStepRole; readonly title: string }[]
  /** Everybody who acts on one submission is another person, the submitter included. */
  readonly differentPeople: boolean
}

/** A channel's account: WeChat's two kinds of official accounts, or one on Weibo (W2). */
export const accountKinds = ['subscription', 'service', 'weibo'] as const

export type AccountKind = (typeof accountKinds)[number]

/** How often the platform sends for a kind of account; sends by hand count too (P2). */
export type QuotaRule = {
  readonly clause: string
  readonly account: AccountKind
  readonly sends: number
  readonly per: 'day' | 'month'
}

/** Between which days a post may appear, as its submitter wishes; past the latest it ends (G7). */
export type WishesRule = { readonly clause: string; readonly pastLatest: 'expires' }

/** What changes an edition's number of posts or its time: a report, whose approval, and for which days (G5). */
export type AdjustmentRule = {
  readonly clause: string
  readonly changes: readonly ('posts' | 'window')[]
  readonly approvedBy: TeamRole
}

/** The two ways back to the submitter (G10). */
export type WayBackRule = {
  readonly clause: string
  /** Whether it speaks of material that meets the standards. */
  readonly meetsStandards: boolean
  readonly place: 'freed' | 'kept'
  readonly leadTime: 'starts-again' | 'goes-on'
  /** What the submitter must be told. */
  readonly names: 'clause' | 'deadline'
}

/** Who is charged for what went wrong, in the order of the chain (G11, G23). */
export type GradesRule = {
  readonly clause: string
  readonly matter: string
  readonly charged: readonly ('submitter' | TeamRole)[]
}

/** Something that is asked for, decided by these in this order, and not begun before (G8, G13, G15, G24). */
export type RequestRule = {
  readonly clause: string
  readonly request: string
  readonly steps: readonly string[]
  /** What must lie before them; a signature is no seal. */
  readonly proofs: readonly string[]
}

/** Who keeps what belongs to an account (G14, G16). */
export type CustodyRule = {
  readonly clause: string
  readonly keeper: string
  readonly things: readonly string[]
}

/** A fine for each breach, in yuan (G17); one sum where the least is the most. */
export type SanctionRule = {
  readonly clause: string
  readonly matters: readonly string[]
  readonly fine: { readonly least: number; readonly most: number }
}

/** Who must do what (G1, G18, G20–G22). */
export type DutyRule = { readonly clause: string; readonly who: string; readonly must: string }

/** What holds for posts and accounts, by its kind: what it says, and what is told of a case that it judges. */
type PostRules = {
  material: { says: MaterialRule; told: Facts }
  cadence: { says: CadenceRule; told: { day: Day; at: TimeOfDay; posts: number } }
  'lead-time': { says: LeadTimeRule; told: { reached: Day; appears: Day } }
  capacity: { says: CapacityRule; told: { posts: number } }
  chain: { says: ChainRule; told: { people: readonly string[] } }
  quota: { says: QuotaRule; told: { sentOn: readonly Day[]; wantedOn: Day } }
  wishes: { says: WishesRule; told: { notBefore: Day | null; latest: Day | null; appears: Day } }
  adjustment: {
    says: AdjustmentRule
    told: { report: string; approvedBy: TeamRole; from: Day | null; through: Day | null }
  }
  'way-back': { says: WayBackRule; told: Omit<WayBackRule, 'clause'> }
  grades: { says: GradesRule; told: { charged: readonly GradesRule['charged'][number][] } }
  request: { says: RequestRule; told: { decidedBy: readonly string[]; proofs: readonly string[] } }
  custody: { says: CustodyRule; told: { thing: string; keptBy: string } }
  sanction: { says: SanctionRule; told: { matter: string; yuan: number } }
  duty: { says: DutyRule; told: { doneBy: string } }
}

export type PostRuleKind = keyof PostRules

type RuleKinds = PostRules & ConductRules

export type RuleKind = keyof RuleKinds

/** What is told of a case, for a rule of this kind to judge it. */
export type Told<K extends RuleKind> = RuleKinds[K]['told']

/** A rule as it hangs on its clause, with cases that show it; one test judges those of every kind. */
type Hung<K extends RuleKind> = RuleKinds[K]['says'] & {
  readonly kind: K
  readonly id: string
  /** A figure that the regulation does not give and the company sets. */
  readonly companyFigure?: true
  readonly examples: { readonly good: readonly Told<K>[]; readonly bad: readonly Told<K>[] }
}

export type Rule = { readonly [K in RuleKind]: Hung<K> }[RuleKind]

export type RuleOf<K extends RuleKind> = Extract<Rule, { readonly kind: K }>
