import type { Instant, Stored } from '../_kernel'
import type { TrailHead } from '../trail'
import { numbersFor, type OwnNumber } from './own-numbers'
import { rulebookIdOf } from './rulebook'
import { plainTerms, type SetAside, type Terms } from './terms'

/** A rulebook that the company follows (采用), in one version at a time, by whom it is to be kept, and with its own numbers. */
export type AdoptedRulebook = Stored & {
  /** By its versioned id. */
  readonly rulebook: string
  readonly state: 'in-force' | 'dropped'
  /** Whose staff it binds; null for the whole company. Which channels it binds is with each channel. */
  readonly units: readonly string[] | null
  readonly overrides: readonly OwnNumber[]
  readonly since: Instant
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

/** A channel's trail is under its own id, which may be a rulebook's as well. */
export function adoptionIdOf(versioned: string): string {
  return `rulebook-${rulebookIdOf(versioned)}`
}

/** On which terms the rulebooks of a channel hold for it. */
export function termsOf(
  channel: {
    readonly _id: string
    readonly rulebooks: readonly string[]
    readonly setAside?: readonly SetAside[]
  },
  adopted: readonly Pick<AdoptedRulebook, '_id' | 'state' | 'overrides'>[],
): Omit<Terms, 'overrides'> & { readonly overrides: readonly OwnNumber[] } {
  const { _id: channelId, rulebooks, setAside = plainTerms.setAside } = channel
  const ids = rulebooks.map(adoptionIdOf)
  const overrides = adopted
    .filter(({ _id, state }) => state === 'in-force' && ids.includes(_id))
    .flatMap((each) => numbersFor(channelId, each.overrides))
  return { overrides, setAside }
}
