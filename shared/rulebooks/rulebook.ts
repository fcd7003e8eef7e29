import type { Cadence } from '../editions'
import type { Instant, Stored, TimeOfDay } from '../_kernel'
import type { MaterialRule } from './material-rule'

/** A paragraph of a regulation, told in our own words. */
export type Clause = {
  /** As in the list of requirements, e.g. `G6`. */
  readonly id: string
  readonly heading: string
  readonly text: string
  /** Where in the regulation it stands. */
  readonly source: string
  /** Internal clauses are shown to bound staff only. */
  readonly visibility: 'public' | 'internal'
}

/** Clear days between the day on which qualified material reaches the editor and its edition. */
export type LeadTimeRule = { readonly clause: string; readonly clearDays: number }

/** When a kind of account sends, and how many posts. */
export type CadenceRule = {
  readonly clause: string
  /** The kind of channel it speaks of, e.g. `集团媒体号`. */
  readonly channelKind: string
  readonly cadence: Cadence
  readonly window: { readonly opens: TimeOfDay; readonly closes: TimeOfDay }
  readonly minPosts: number
}

/**
 * Who runs a channel, named by the company: the hands of G11, the arranger of urgent posts (G8), and the head of the
 * WeChat department, who approves adjustments (G5).
 */
export const teamRoles = ['editor', 'reviewer', 'publisher', 'arranger', 'head'] as const

export type TeamRole = (typeof teamRoles)[number]

/** Who decides a step: somebody of the channel's team, or the head of the unit that hands in. */
export const stepRoles = ['unit-head', ...teamRoles] as const

export type StepRole = (typeof stepRoles)[number]

export type ChainRule = {
  readonly clause: string
  readonly steps: readonly { readonly role: StepRole; readonly title: string }[]
  /** Everybody who acts on one submission is another person, the submitter included. */
  readonly differentPeople: boolean
}

export type CapacityRule = { readonly clause: string; readonly maxPosts: number }

/**
 * A regulation as data: what holds, where it is written, and examples that show it. Code gives a kind of request
 * its form and its effects; the figures are here.
 */
export type Rulebook = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly clauses: readonly Clause[]
  readonly material: readonly MaterialRule[]
  readonly leadTime?: LeadTimeRule
  readonly cadences?: readonly CadenceRule[]
  readonly chain?: ChainRule
  readonly capacity?: CapacityRule
}

/** `group-media@1`: the name under which a version is in force, unchanged for ever. */
export function versionedId(rulebook: Pick<Rulebook, 'id' | 'version'>): string {
  return `${rulebook.id}@${rulebook.version}`
}

/** A version of a rulebook in force: an immutable document under its versioned id (decision 2). */
export type EnactedRulebook = Stored & { readonly rulebook: Rulebook; readonly since: Instant }
