import type { Channel } from '../../shared/channels'
import {
  adoptionIdOf,
  sayRule,
  settableFigures,
  versionedId,
  type AdoptedRulebook,
  type Clause,
  type Rule,
  type Rulebook,
} from '../../shared/rulebooks'
import type { Person, Unit } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { initialsOf } from './initials'

export type Book = {
  readonly id: string
  readonly version: number
  readonly title: string
  /** Whether the company follows it. */
  readonly inForce: boolean
  /** By name; empty for the whole company. */
  readonly units: readonly string[]
  /** With heading and text by the first letters of their pinyin, to be found by. */
  readonly clauses: readonly (Clause & { readonly initials: Pick<Clause, 'heading' | 'text'> })[]
  readonly rules: readonly {
    readonly clause: string
    readonly question: string
    readonly companyFigure: boolean
    /** What the company says instead of the regulation's numbers, and for which channels another rule holds. */
    readonly own: readonly string[]
  }[]
}

type Followed = {
  readonly inForce: boolean
  readonly adoption: AdoptedRulebook | undefined
  readonly channels: readonly Pick<Channel, 'name' | 'setAside'>[]
  readonly units: readonly Pick<Unit, '_id' | 'name'>[]
  readonly bound: boolean
}

const everything = { where: {}, orderBy: ['_id', 'asc'], limit: 1_000 } as const

/** Every rulebook that is known here, as it holds for the company if it follows it. Internal clauses are for bound staff only. */
export async function readBooks(ctx: Context & { readonly person: Person | null }): Promise<Book[]> {
  const { db, person } = ctx
  const [enacted, adopted, channels, units] = await Promise.all([
    db.find('rulebooks', everything),
    db.find('adoptions', everything),
    db.findOnly('channels', everything, ['name', 'rulebooks', 'setAside']),
    db.findOnly('units', everything, ['name']),
  ])
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
    return presentBook(rulebook, { inForce, adoption, channels, units, bound: person !== null })
  })
}

function presentBook(book: Rulebook, followed: Followed): Book {
  const { id, version, title } = book
  const clauses = book.clauses.filter(({ visibility }) => followed.bound || visibility === 'public')
  const rules = book.rules.filter((rule) => clauses.some((clause) => clause.id === rule.clause))
  const bound = followed.units.filter(({ _id }) => followed.adoption?.units?.includes(_id))
  return {
    ...{ id, version, title, inForce: followed.inForce },
    clauses: clauses.map((clause) => {
      const initials = { heading: initialsOf(clause.heading), text: initialsOf(clause.text) }
      return { ...clause, initials }
    }),
    units: bound.map(({ name }) => name),
    rules: rules.map((rule) => ({
      clause: rule.clause,
      question: sayRule(rule),
      companyFigure: rule.companyFigure === true,
      own: [...sayNumbers(book, rule, followed), ...sayExceptions(rule, followed)],
    })),
  }
}

function sayNumbers(book: Rulebook, rule: Rule, { adoption }: Followed): string[] {
  const ours = (adoption?.overrides ?? []).filter((each) => each.rule === rule.id)
  return settableFigures({ ...book, rules: [rule] }, ours)
    .filter(({ own }) => own !== null)
    .map(({ label, own, original }) => `本公司：${label} ${own ?? ''}（原文 ${original}）`)
}

function sayExceptions(rule: Rule, { channels }: Followed): string[] {
  return channels.flatMap(({ name, setAside = [] }) =>
    setAside.filter((each) => each.rule === rule.id).map(({ reason }) => `${name}不适用：${reason}`),
  )
}
