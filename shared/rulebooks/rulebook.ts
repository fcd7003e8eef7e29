import type { Instant, Stored } from '../_kernel'
import type { Rule, RuleKind, RuleOf } from './rule'

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
  /** Why no rule hangs on it: what it asks is for people to judge. */
  readonly textOnly?: string
}

/**
 * A regulation as data: what holds, where it is written, and examples that show it. Code gives a kind of request
 * its form and its effects; the figures are here.
 */
export type Rulebook = {
  readonly id: string
  readonly version: number
  readonly title: string
  /** What a platform itself allows: no company sets its figures otherwise. */
  readonly givenByPlatform?: true
  readonly clauses: readonly Clause[]
  readonly rules: readonly Rule[]
}

export function rulesOf<K extends RuleKind>({ rules }: Pick<Rulebook, 'rules'>, kind: K): RuleOf<K>[] {
  return rules.filter((rule): rule is RuleOf<K> => rule.kind === kind)
}

const ofChannels: readonly RuleKind[] = ['material', 'cadence', 'lead-time', 'capacity', 'chain', 'quota']

/** Whether it says how channels are run; others say what people do. */
export function speaksOfChannels({ kind }: Pick<Rule, 'kind'>): boolean {
  return ofChannels.includes(kind)
}

/** Whether any of it says how a channel is run, so that channels adopt it; others bind people alone. */
export function bindsChannels({ rules }: Pick<Rulebook, 'rules'>): boolean {
  return rules.some(speaksOfChannels)
}

/** `group-media@1`: the name under which a version is in force, unchanged for ever. */
export function versionedId(rulebook: Pick<Rulebook, 'id' | 'version'>): string {
  return `${rulebook.id}@${rulebook.version}`
}

/** The rulebook of a versioned id. */
export function rulebookIdOf(versioned: string): string {
  return versioned.split('@')[0] ?? versioned
}

export function versionOf(versioned: string): number {
  return Number(versioned.split('@')[1])
}

/** A version of a rulebook in force: an immutable document under its versioned id (decision 2). */
export type EnactedRulebook = Stored & { readonly rulebook: Rulebook; readonly since: Instant }
