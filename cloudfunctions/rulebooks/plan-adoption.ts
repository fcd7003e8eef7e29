import { isRefusal, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import {
  adoptionIdOf,
  findConflicts,
  refuseNumbers,
  resolveRules,
  termsOf,
  underTerms,
  versionedId,
  type AdoptedRulebook,
  type Adoption,
  type Conflict,
  type EffectiveRules,
  type OwnNumber,
  type Override,
  type Rulebook,
  type SetAside,
  type WantedNumber,
} from '../../shared/rulebooks'

/** A rule that is not to hold for a channel, because one that contradicts it is. */
export type Choice = { readonly channelId: string; readonly rule: string }

/** How a rulebook is to be adopted. */
export type Wanted = {
  readonly rulebook: string
  readonly units: readonly string[] | null
  readonly channels: readonly string[]
  readonly overrides: readonly WantedNumber[]
  readonly setAside: readonly Choice[]
}

/** What there is: every rulebook that is known, those adopted, and the channels. */
export type Situation = {
  readonly books: readonly Rulebook[]
  readonly adopted: readonly AdoptedRulebook[]
  readonly channels: readonly Channel[]
}

/** A channel that the adoption changes: where its rulebooks contradict each other then, and what holds if they do not. */
export type ChannelPlan = {
  readonly channel: Channel
  readonly conflicts: readonly (Conflict & { readonly setAside: string | null })[]
  readonly rules: EffectiveRules | Refusal
}

/** What adopting a rulebook so would bring about. */
export function planAdoption(situation: Situation, wanted: Wanted, now: Instant): ChannelPlan[] | Refusal {
  const book = situation.books.find((each) => versionedId(each) === wanted.rulebook)
  if (!book) return refuse('not-found', '没有这部制度，请刷新后再试。', { path: 'rulebook' })
  const ofAll = wanted.overrides.filter(({ channelId }) => channelId === undefined)
  const held = underTerms(book, { overrides: ofAll, setAside: [] })
  if (isRefusal(held)) return held
  const followers = situation.channels.filter(({ _id }) => wanted.channels.includes(_id))
  const refusal = refuseNumbers(book, wanted.overrides, followers)
  if (refusal) return refusal
  const id = adoptionIdOf(wanted.rulebook)
  const follows = (channel: Channel) => channel.rulebooks.some((each) => adoptionIdOf(each) === id)
  return situation.channels
    .filter((channel) => follows(channel) || wanted.channels.includes(channel._id))
    .map((channel) => planChannel(channel, situation, wanted, now))
}

function planChannel(channel: Channel, situation: Situation, wanted: Wanted, now: Instant): ChannelPlan {
  const rulebooks = rulebooksAfter(channel, wanted)
  const books = rulebooks.flatMap((id) => situation.books.filter((book) => versionedId(book) === id))
  const overrides = overridesAfter({ ...channel, rulebooks }, situation, wanted)
  const conflicts = findConflicts(withNumbers(books, overrides), channel.kind)
  const setAside = chosen(conflicts, wanted, channel)
  const isSetAside = (rule: string) => setAside.some((each) => each.rule === rule)
  const rules = resolveFitting({
    channelId: channel._id,
    channelKind: channel.kind,
    rulebooks: books,
    figures: channel.figures,
    terms: { overrides, setAside },
    since: now,
  })
  const figures = isRefusal(rules) ? channel.figures : rules.figures
  return {
    channel: { ...channel, rulebooks, setAside, figures },
    conflicts: conflicts.map((conflict) => ({
      ...conflict,
      setAside: conflict.between.find(({ rule }) => isSetAside(rule))?.rule ?? null,
    })),
    rules,
  }
}

/** With as many planned posts as there may be then: nobody could set them before (G2, D1). */
function resolveFitting(adoption: Adoption): EffectiveRules | Refusal {
  const resolved = resolveRules(adoption)
  if (!isRefusal(resolved) || resolved.path !== 'plannedPosts') return resolved
  const figures = { ...adoption.figures, plannedPosts: Number(resolved.limit) }
  return resolveRules({ ...adoption, figures })
}

/** In their order: another version takes the place of the one before. */
function rulebooksAfter({ _id, rulebooks }: Channel, wanted: Wanted): string[] {
  const isIt = (each: string) => adoptionIdOf(each) === adoptionIdOf(wanted.rulebook)
  if (!wanted.channels.includes(_id)) return rulebooks.filter((each) => !isIt(each))
  const exchanged = rulebooks.map((each) => (isIt(each) ? wanted.rulebook : each))
  return rulebooks.some(isIt) ? exchanged : [...rulebooks, wanted.rulebook]
}

function overridesAfter(
  channel: Pick<Channel, '_id' | 'rulebooks'>,
  { adopted }: Situation,
  wanted: Wanted,
): readonly OwnNumber[] {
  const _id = adoptionIdOf(wanted.rulebook)
  const others = adopted.filter((each) => each._id !== _id)
  const { overrides } = wanted
  return termsOf(channel, [...others, { _id, state: 'in-force', overrides }]).overrides
}

function withNumbers(books: readonly Rulebook[], overrides: readonly Override[]): Rulebook[] {
  return books.map((book) => {
    const held = underTerms(book, { overrides, setAside: [] })
    return isRefusal(held) ? book : held
  })
}

/** What was chosen, as far as there is a choice: a rule that nothing contradicts holds. */
function chosen(conflicts: readonly Conflict[], wanted: Wanted, { _id }: Channel): SetAside[] {
  const rules = wanted.setAside.filter(({ channelId }) => channelId === _id).map(({ rule }) => rule)
  return [...new Set(rules)].flatMap((rule) => {
    const conflict = conflicts.find(({ between }) => between.some((side) => side.rule === rule))
    const other = conflict?.between.find((side) => side.rule !== rule)
    return other ? [{ rule, reason: `以《${other.bookTitle}》${other.clause}为准` }] : []
  })
}
