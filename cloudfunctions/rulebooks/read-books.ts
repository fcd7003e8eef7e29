import { dayOf, isRefusal, type Day } from '../../shared/_kernel'
import type { Amendment } from '../../shared/amendments'
import type { Channel } from '../../shared/channels'
import {
  adoptionIdOf,
  changeOf,
  putFigures,
  sayRule,
  saySetting,
  settableFigures,
  versionedId,
  versionOf,
  type AdoptedRulebook,
  type Clause,
  type ClauseChange,
  type EnactedRulebook,
  type Rule,
  type Rulebook,
} from '../../shared/rulebooks'
import type { Person, Unit } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { allEnacted } from '../_platform/enacted'
import { is } from '../_platform/database'
import { initialsOf } from '../_platform/initials'

export type Book = {
  readonly id: string
  readonly version: number
  readonly title: string
  /** From which day this version holds. */
  readonly since: Day
  /** The version that is published and waits for its day; null mostly. */
  readonly coming: Coming | null
  /** Whether the company follows it. */
  readonly inForce: boolean
  /** By name; empty for the whole company. */
  readonly units: readonly string[]
  /** With heading and text by the first letters of their pinyin, to be found by. */
  readonly clauses: readonly (Clause & {
    readonly initials: Pick<Clause, 'heading' | 'text'>
    /** What it said before it was changed last; null where it always said so. */
    readonly changed: LastChange | null
  })[]
  readonly rules: readonly {
    readonly clause: string
    readonly question: string
    /** The same with the company's own numbers; null where it has none. */
    readonly holds: string | null
    readonly companyFigure: boolean
    /** What the company says instead of the regulation's numbers, and for which channels another rule holds. */
    readonly own: readonly string[]
  }[]
}

/** A later version, what it changes, and from when on. */
export type Coming = {
  /** Null for who is not bound: they cannot look at it. */
  readonly amendmentId: string | null
  readonly version: number
  readonly from: Day
  readonly clauses: readonly string[]
}

/** The version that changed a clause last, and how. */
export type LastChange = ClauseChange & { readonly version: number; readonly since: Day }

/** A rulebook as it holds here, before it is written out for a screen. */
export type Standing = {
  readonly rulebook: Rulebook
  /** Those that its reader may see. */
  readonly clauses: readonly Clause[]
  readonly inForce: boolean
  readonly adoption: AdoptedRulebook | undefined
  readonly channels: readonly Pick<Channel, '_id' | 'name' | 'setAside'>[]
  readonly units: readonly Pick<Unit, '_id' | 'name'>[]
  readonly bound: boolean
  /** Every version of it up to this one, the newest first. */
  readonly versions: readonly EnactedRulebook[]
  readonly coming: Coming | null
}

const everything = { where: {}, orderBy: ['_id', 'asc'], limit: 1_000 } as const

type Known = Awaited<ReturnType<typeof readKnown>>

/** All that it takes to present them, in one round. */
export async function readKnown({ db }: Pick<Context, 'db'>) {
  const [enacted, adopted, channels, units, published] = await Promise.all([
    allEnacted(db),
    db.find('adoptions', everything),
    db.findOnly('channels', everything, ['name', 'rulebooks', 'setAside']),
    db.findOnly('units', everything, ['name']),
    db.find('amendments', { where: { dueAt: is.after('') }, orderBy: ['dueAt', 'asc'], limit: 50 }),
  ])
  return { enacted, adopted, channels, units, published }
}

/** Every rulebook that is known here, as it holds for the company if it follows it. Internal clauses are for bound staff only. */
export function standingsOf(
  { enacted, adopted, channels, units, published }: Known,
  person: Person | null,
): Standing[] {
  const followed = new Set([
    ...adopted.filter(({ state }) => state === 'in-force').map(({ rulebook }) => rulebook),
    ...channels.flatMap(({ rulebooks }) => rulebooks),
  ])
  // What holds for what people hand in comes first.
  const ofChannels = channels.flatMap(({ rulebooks }) => rulebooks)
  const rank = (id: string) => (ofChannels.includes(id) ? ofChannels.indexOf(id) : ofChannels.length)
  const ordered = enacted
    .map(({ rulebook }) => rulebook)
    .sort((a, b) => rank(versionedId(a)) - rank(versionedId(b)))
  return ordered.map((rulebook) => {
    const id = versionedId(rulebook)
    const adoption = adopted.find(({ _id }) => _id === adoptionIdOf(id))
    const inForce = followed.has(id)
    const versions = enacted
      .filter((each) => each.rulebook.id === rulebook.id && each.rulebook.version <= rulebook.version)
      .sort((a, b) => b.rulebook.version - a.rulebook.version)
    const waiting = published.find(({ base }) => base === id)
    const coming = waiting ? comingOf(waiting, rulebook) : null
    const bound = person !== null
    const clauses = rulebook.clauses.filter(({ visibility }) => bound || visibility === 'public')
    return { rulebook, clauses, inForce, adoption, channels, units, bound, versions, coming }
  })
}

export function presentBook(followed: Standing): Book {
  const { rulebook: book, clauses } = followed
  const { id, version, title } = book
  const rules = book.rules.filter((rule) => clauses.some((clause) => clause.id === rule.clause))
  const bound = followed.units.filter(({ _id }) => followed.adoption?.units?.includes(_id))
  return {
    ...{ id, version, title, inForce: followed.inForce },
    since: sinceOf(followed, id),
    coming: followed.inForce ? shownOf(followed, clauses) : null,
    clauses: clauses.map((clause) => {
      const initials = { heading: initialsOf(clause.heading), text: initialsOf(clause.text) }
      return { ...clause, initials, changed: lastChange(followed.versions, clause.id) }
    }),
    units: bound.map(({ name }) => name),
    rules: rules.map((rule) => ({
      clause: rule.clause,
      question: sayRule(rule),
      holds: sayHeld(rule, followed),
      companyFigure: rule.companyFigure === true,
      own: [...sayNumbers(book, rule, followed), ...sayExceptions(rule, followed)],
    })),
  }
}

/** The day on which the version began to hold, or the rulebook was written down. */
function sinceOf({ versions }: Standing, id: string): Day {
  const [newest] = versions
  if (!newest) throw new Error(`rulebook ${id} has no version`)
  return dayOf(newest.since)
}

function lastChange(versions: readonly EnactedRulebook[], clause: string): LastChange | null {
  for (const [n, { rulebook, since }] of versions.entries()) {
    const before = versions[n + 1]?.rulebook
    const change = before && changeOf(before, rulebook, clause)
    if (change) return { ...change, version: rulebook.version, since: dayOf(since) }
  }
  return null
}

function shownOf({ coming, bound }: Standing, shown: readonly Clause[]): Coming | null {
  if (!coming) return null
  const { amendmentId, clauses } = coming
  const visible = clauses.filter((id) => shown.some((each) => each.id === id))
  return { ...coming, amendmentId: bound ? amendmentId : null, clauses: visible }
}

/** Which clauses it rewords, or sets another number in. */
function comingOf({ _id, from, texts, figures }: Amendment, { rules, clauses }: Rulebook): Coming | null {
  if (from === null) return null
  const numbered = rules.filter(({ id }) => figures.some(({ rule }) => rule === id))
  const changed = [...texts, ...numbered].map(({ clause }) => clause)
  return {
    amendmentId: _id,
    version: versionOf(_id),
    from,
    clauses: clauses.map(({ id }) => id).filter((id) => changed.includes(id)),
  }
}

/** As it holds for all channels; what one has otherwise is told beside it. */
function sayHeld(rule: Rule, { adoption }: Standing): string | null {
  const ours = (adoption?.overrides ?? []).filter(
    ({ rule: id, channelId }) => id === rule.id && channelId === undefined,
  )
  const held = putFigures(rule, ours)
  return ours.length === 0 || isRefusal(held) ? null : sayRule(held)
}

/** Who set them, and why, is told to those whom they bind. */
function sayNumbers(book: Rulebook, rule: Rule, { adoption, channels, bound }: Standing): string[] {
  const ours = (adoption?.overrides ?? []).filter((each) => each.rule === rule.id)
  return ours.flatMap((number) => {
    const only = channels.find(({ _id }) => _id === number.channelId)
    const setting = bound ? saySetting(number) : ''
    return settableFigures({ ...book, rules: [rule] }, [number])
      .filter(({ own }) => own !== null)
      .map(({ label, own, original }) => {
        const said = `${only?.name ?? '本公司'}：${label} ${own ?? ''}（原文 ${original}）`
        return setting ? `${said}，${setting}` : said
      })
  })
}

function sayExceptions(rule: Rule, { channels }: Standing): string[] {
  return channels.flatMap(({ name, setAside = [] }) =>
    setAside.filter((each) => each.rule === rule.id).map(({ reason }) => `${name}不适用：${reason}`),
  )
}
