import type { Cadence, Windows } from '../editions'
import type { Day, TimeOfDay } from '../_kernel'
import type { Facts, MaterialRule } from './material-rule'
import type { StepRole, TeamRole } from './roles'

/** When a kind of account sends, and how many posts (G2–G4, D1). */
export type CadenceRule = Windows & {
  readonly clause: string
  /** The kind of channel it speaks of, e.g. `集团媒体号`. */
  readonly channelKind: string
  readonly cadence: Cadence
  readonly minPosts: number
}

/** Clear days between the day on which qualified material reaches the editor and its edition (G6). */
export type LeadTimeRule = { readonly clause: string; readonly clearDays: number }

export type CapacityRule = { readonly clause: string; readonly maxPosts: number }

/** Whose decisions a post needs, in order (G11). */
export type ChainRule = {
  readonly clause: string
  readonly steps: readonly { readonly role: StepRole; readonly title: string }[]
  /** Everybody who acts on one submission is another person, the submitter included. */
  readonly differentPeople: boolean
}

export const accountKinds = ['subscription', 'service'] as const

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

export type CategoriesRule = { readonly clause: string; readonly categories: readonly string[] }

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

/** A fine, in yuan (G17). */
export type SanctionRule = {
  readonly clause: string
  readonly matters: readonly string[]
  readonly fine: { readonly least: number; readonly most: number }
}

/** Who must do what (G1, G18, G20–G22). */
export type DutyRule = { readonly clause: string; readonly who: string; readonly must: string }

/** A rule as it hangs on its clause, with examples that show it; one test runs those of every kind. */
type Hung<Kind extends string, Says, Example> = Says & {
  readonly kind: Kind
  readonly id: string
  readonly examples: { readonly good: readonly Example[]; readonly bad: readonly Example[] }
}

export type Rule =
  | Hung<'material', MaterialRule, Facts>
  | Hung<'cadence', CadenceRule, { day: Day; at: TimeOfDay; posts: number }>
  | Hung<'lead-time', LeadTimeRule, { reached: Day; appears: Day }>
  | Hung<'capacity', CapacityRule, { posts: number }>
  | Hung<'chain', ChainRule, { people: readonly string[] }>
  | Hung<'quota', QuotaRule, { sentOn: readonly Day[]; wantedOn: Day }>
  | Hung<'wishes', WishesRule, { notBefore: Day | null; latest: Day | null; appears: Day }>
  | Hung<
      'adjustment',
      AdjustmentRule,
      { report: string; approvedBy: TeamRole; from: Day | null; through: Day | null }
    >
  | Hung<'way-back', WayBackRule, Omit<WayBackRule, 'clause'>>
  | Hung<'grades', GradesRule, { charged: readonly string[] }>
  | Hung<'categories', CategoriesRule, { category: string }>
  | Hung<'request', RequestRule, { decidedBy: readonly string[]; proofs: readonly string[] }>
  | Hung<'custody', CustodyRule, { thing: string; keptBy: string }>
  | Hung<'sanction', SanctionRule, { matter: string; yuan: number }>
  | Hung<'duty', DutyRule, { doneBy: string }>

export type RuleKind = Rule['kind']

export type RuleOf<K extends RuleKind> = Extract<Rule, { readonly kind: K }>
