import { isRefusal, refuse, type Instant, type Refusal } from '../../shared/_kernel'
import type { AmendmentState } from '../../shared/amendments'
import { mayAdoptRulebooks, type Channel } from '../../shared/channels'
import {
  adoptionIdOf,
  bindsChannels,
  maySetFor,
  rulebookIdOf,
  sayCadence,
  sayRule,
  sayWindows,
  settableFigures,
  versionedId,
  versionOf,
  type Conflict,
  type Override,
  type OwnNumber,
  type Rulebook,
  type SetFigure,
} from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { presentMe, type Me } from '../staff'
import { planAdoption, type ChannelPlan, type Choice, type Wanted } from './plan-adoption'
import { readSituation } from './read-situation'

export type Shelf = {
  readonly me: Me
  readonly books: readonly (Pick<Rulebook, 'id' | 'version' | 'title'> & {
    readonly rulebook: string
    readonly clauses: number
    readonly inForce: boolean
    /** By name; empty for the whole company. */
    readonly units: readonly string[]
    readonly channels: readonly string[]
    /** How many numbers the company set otherwise. */
    readonly own: number
  })[]
}

const forAdmins = refuse('not-allowed', '制度的采用由管理员设置。')

/** Every rulebook that can be adopted, and which are, for admins. */
export async function shelf(ctx: StaffContext): Promise<Shelf | Refusal> {
  const { person } = ctx
  if (!mayAdoptRulebooks(person)) return forAdmins
  const situation = await readSituation(ctx)
  const { books, units } = situation
  return {
    me: presentMe(person),
    books: newest(books).map((book) => {
      const rulebook = versionedId(book)
      const { adoption, theirs, inForce } = standingOf(situation, rulebook)
      const { id, version, title } = book
      return {
        ...{ id, version, title, rulebook, clauses: book.clauses.length },
        inForce,
        units: units.filter(({ _id }) => adoption?.units?.includes(_id)).map(({ name }) => name),
        channels: theirs.map(({ name }) => name),
        own: adoption?.overrides.length ?? 0,
      }
    }),
  }
}

export type AdoptionForm = {
  readonly me: Me
  readonly rulebook: string
  readonly title: string
  readonly version: number
  readonly inForce: boolean
  readonly since: Instant | null
  /** The next version, if somebody writes on it; null where there is none, and none can be. */
  readonly next: { readonly id: string; readonly state: AmendmentState | null } | null
  readonly units: readonly { readonly id: string; readonly name: string }[]
  /** Empty where no rule of it is about channels. */
  readonly channels: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  readonly figures: readonly (Omit<SetFigure, 'own'> & {
    readonly clause: string
    readonly said: string
    /** For which of the channels it may be another than for the rest. */
    readonly channels: readonly string[]
  })[]
  /** As it is adopted now, or would be at first. */
  readonly wanted: Wanted
  /** The company's numbers as they hold, and who said so. */
  readonly numbers: readonly OwnNumber[]
  readonly foreseen: Foreseen
}

/** One rulebook, as it is adopted or can be. */
export async function adoptionForm(ctx: StaffContext, rulebook: string): Promise<AdoptionForm | Refusal> {
  const { person } = ctx
  if (!mayAdoptRulebooks(person)) return forAdmins
  const next = versionedId({ id: rulebookIdOf(rulebook), version: versionOf(rulebook) + 1 })
  const [situation, amendment] = await Promise.all([readSituation(ctx), ctx.db.get('amendments', next)])
  const { books, channels, units } = situation
  const book = books.find((each) => versionedId(each) === rulebook)
  if (!book) return refuse('not-found', '没有这部制度，请返回列表刷新。')
  const { adoption, theirs, inForce } = standingOf(situation, rulebook)
  const bound = bindsChannels(book) ? channels : []
  const numbers = adoption?.overrides ?? []
  const wanted: Wanted = {
    rulebook,
    units: adoption?.units ?? null,
    channels: theirs.map(({ _id }) => _id),
    overrides: numbers.map(({ set: _, ...number }) => number),
    setAside: channels.flatMap(({ _id, setAside = [] }) =>
      setAside.map(({ rule }): Choice => ({ channelId: _id, rule })),
    ),
  }
  const plans = planAdoption(situation, wanted, ctx.now)
  if (isRefusal(plans)) return plans
  return {
    me: presentMe(person),
    rulebook,
    title: book.title,
    version: book.version,
    inForce,
    since: adoption?.since ?? null,
    next: inForce && !book.givenByPlatform ? { id: next, state: amendment?.state ?? null } : null,
    units: units.map(({ _id, name }) => ({ id: _id, name })),
    channels: bound.map(({ _id, name, kind }) => ({ id: _id, name, kind })),
    figures: figuresOfBook(book, bound),
    wanted,
    numbers,
    foreseen: { channels: plans.map(presentPlan) },
  }
}

function figuresOfBook(book: Rulebook, channels: readonly Channel[]): AdoptionForm['figures'] {
  const none: readonly Override[] = []
  return settableFigures(book, none).flatMap(({ own: _, ...figure }) => {
    const rule = book.rules.find(({ id }) => id === figure.rule)
    if (!rule) return []
    const may = channels.filter(({ kind }) => maySetFor(rule, kind)).map(({ _id }) => _id)
    return [{ ...figure, clause: rule.clause, said: sayRule(rule), channels: may }]
  })
}

export type Foreseen = {
  readonly channels: readonly {
    readonly id: string
    readonly name: string
    readonly conflicts: readonly (Conflict & { readonly setAside: string | null })[]
    /** Why it can't hold, apart from what is still to be chosen. */
    readonly refusal: Refusal | null
    /** What holds then, in a few words; null while it can't. */
    readonly effect: string | null
  }[]
}

/** What an adoption would bring about: where rulebooks contradict each other, and what holds then. */
export async function foresee(ctx: StaffContext, wanted: Wanted): Promise<Foreseen | Refusal> {
  if (!mayAdoptRulebooks(ctx.person)) return forAdmins
  const plans = planAdoption(await readSituation(ctx), wanted, ctx.now)
  return isRefusal(plans) ? plans : { channels: plans.map(presentPlan) }
}

function presentPlan({ channel, conflicts, rules }: ChannelPlan): Foreseen['channels'][number] {
  const isChosen = conflicts.every(({ setAside }) => setAside !== null)
  const about = { id: channel._id, name: channel.name, conflicts }
  if (isRefusal(rules)) return { ...about, refusal: isChosen ? rules : null, effect: null }
  const { cadence, leadTime, maxPosts, figures } = rules
  const { minPosts } = cadence
  const posts = `每期 ${minPosts === maxPosts ? '' : `${minPosts} 至 `}${maxPosts} 篇、计划 ${figures.plannedPosts} 篇`
  const effect = `${sayCadence(cadence.cadence)}，${sayWindows(cadence)}，${posts}，提前 ${leadTime.clearDays} 个整天`
  return { ...about, refusal: null, effect }
}

/** How a rulebook is adopted, which channels follow it, and whether it holds for anybody. */
function standingOf({ adopted, channels }: Awaited<ReturnType<typeof readSituation>>, rulebook: string) {
  const adoption = adopted.find(({ _id }) => _id === adoptionIdOf(rulebook))
  const theirs = channels.filter((channel) => follows(channel, rulebook))
  return { adoption, theirs, inForce: adoption?.state === 'in-force' || theirs.length > 0 }
}

function follows({ rulebooks }: Channel, rulebook: string): boolean {
  return rulebooks.some((each) => adoptionIdOf(each) === adoptionIdOf(rulebook))
}

/** Of each rulebook its newest version. */
function newest(books: readonly Rulebook[]): Rulebook[] {
  return books.filter(({ id, version }) => !books.some((other) => other.id === id && other.version > version))
}
