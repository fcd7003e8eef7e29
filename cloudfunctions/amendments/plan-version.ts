import { isRefusal, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import { amended, type Amendment } from '../../shared/amendments'
import {
  adoptionIdOf,
  carryOver,
  versionedId,
  versionOf,
  type AdoptedRulebook,
  type CarriedOver,
  type Rulebook,
} from '../../shared/rulebooks'
import { planAdoption, type ChannelPlan, type Choice, type Wanted, type WholeSituation } from '../rulebooks'

/** A version of a rulebook as it would hold: what it says, for whom, and with which of the company's own numbers. */
export type VersionPlan = {
  readonly base: Rulebook
  readonly book: Rulebook
  readonly adoption: AdoptedRulebook | undefined
  readonly wanted: Wanted
  readonly carried: readonly CarriedOver[]
  readonly channels: readonly ChannelPlan[]
}

/** What would come of it if the amendment held now: the same as adopting it, in the place of the version before. */
export function planVersion(
  situation: WholeSituation,
  amendment: Amendment,
  now: Instant,
): VersionPlan | Refusal {
  const base = baseOf(situation, amendment)
  if (isRefusal(base)) return base
  if (situation.books.some((each) => versionedId(each) === amendment._id)) return takenNumber(amendment)
  const book = amended(base, amendment)
  if (isRefusal(book)) return book
  const adoption = situation.adopted.find(({ _id }) => _id === adoptionIdOf(amendment.base))
  const carried = carryOver(base, book, adoption?.overrides ?? [])
  const followers = situation.channels.filter(({ rulebooks }) => rulebooks.includes(amendment.base))
  const wanted: Wanted = {
    rulebook: amendment._id,
    units: adoption?.units ?? null,
    channels: followers.map(({ _id }) => _id),
    overrides: carried.filter(({ dropped }) => dropped === null).map(({ override }) => override),
    setAside: followers.flatMap(({ _id, setAside = [] }) =>
      setAside.map(({ rule }): Choice => ({ channelId: _id, rule })),
    ),
  }
  const channels = planAdoption({ ...situation, books: [...situation.books, book] }, wanted, now)
  return isRefusal(channels) ? channels : { base, book, adoption, wanted, carried, channels }
}

function takenNumber({ _id }: Amendment): Refusal {
  return refuse('stale', `已经有第 ${versionOf(_id)} 版了，请采用它之后从它开始新的修订。`)
}

/** The version in force that it changes; none when the company has meanwhile gone another way. */
export function baseOf(
  { books, adopted, channels }: WholeSituation,
  { base: versioned }: Pick<Amendment, 'base'>,
): Rulebook | Refusal {
  const base = books.find((each) => versionedId(each) === versioned)
  const isAdopted = adopted.some(({ rulebook, state }) => rulebook === versioned && state === 'in-force')
  if (base && (isAdopted || channels.some(({ rulebooks }) => rulebooks.includes(versioned)))) return base
  return refuse('wrong-state', '公司现在不采用这个版本，请先采用这部制度，再修订。')
}
