import { dayOf, type Day, type Refusal } from '../../shared/_kernel'
import {
  confirmationId,
  daysToRead,
  isOverdue,
  mayAskToRead,
  type Confirmation,
  type Reading,
} from '../../shared/readings'
import { adoptionIdOf, versionOf } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { allEnacted } from '../_platform/enacted'
import { walk } from '../_platform/walk'
import { presentMe, type Me } from '../staff'
import { forAdmins, noReading } from './ask-to-read'

export type ReadingRow = Pick<
  Reading,
  'title' | 'audienceName' | 'dueOn' | 'state' | 'startedByName' | 'startedAt'
> & { readonly id: string; readonly version: number }

export type ReadingList = {
  readonly me: Me
  readonly today: Day
  readonly daysToRead: number
  /** What can be asked about: each version that holds. */
  readonly rulebooks: readonly { readonly id: string; readonly title: string; readonly version: number }[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly ReadingRow[]
}

const everything = { where: {}, orderBy: ['_id', 'asc'], limit: 1_000 } as const
const shownReadings = 50

/** What was asked for lately, and the form for the next. */
export async function readingList(ctx: StaffContext): Promise<ReadingList | Refusal> {
  const { db, person, now } = ctx
  if (!mayAskToRead(person)) return forAdmins
  const [enacted, adopted, channels, units, readings] = await Promise.all([
    allEnacted(db),
    db.find('adoptions', everything),
    db.findOnly('channels', everything, ['rulebooks']),
    db.findOnly('units', everything, ['name']),
    db.find('readings', { where: {}, orderBy: ['sortKey', 'desc'], limit: shownReadings }),
  ])
  const followed = new Set(channels.flatMap(({ rulebooks }) => rulebooks))
  const isInForce = (id: string) =>
    followed.has(id) ||
    adopted.some(
      ({ _id, rulebook, state }) => _id === adoptionIdOf(id) && rulebook === id && state === 'in-force',
    )
  return {
    me: presentMe(person),
    today: dayOf(now),
    daysToRead,
    rulebooks: enacted
      .filter(({ _id }) => isInForce(_id))
      .map(({ _id, rulebook: { title, version } }) => ({ id: _id, title, version })),
    units: units.map(({ _id, name }) => ({ id: _id, name })),
    rows: readings.map(readingRow),
  }
}

export type UnitCount = {
  readonly unitId: string
  readonly name: string
  readonly asked: number
  readonly confirmed: number
  readonly overdue: number
}

export type Campaign = {
  readonly me: Me
  readonly reading: ReadingRow & Pick<Reading, 'reminders' | 'reminded'>
  /** It is still being told to people. */
  readonly underWay: boolean
  readonly asked: number
  readonly confirmed: number
  readonly overdue: number
  readonly remindedToday: boolean
  readonly units: readonly UnitCount[]
}

/** Who has and who has not, by unit, as people are on the staff today: a leaver drops out. */
export async function campaign(ctx: StaffContext, readingId: string): Promise<Campaign | Refusal> {
  const { db, person, now } = ctx
  if (!mayAskToRead(person)) return forAdmins
  const reading = await db.get('readings', readingId)
  if (!reading) return noReading
  const [asked, units] = await Promise.all([
    stillAsked(ctx, readingId),
    db.findOnly('units', everything, ['name']),
  ])
  const today = dayOf(now)
  const counted = units
    .map(({ _id, name }) => {
      const theirs = asked.filter(({ unitId }) => unitId === _id)
      return { unitId: _id, name, ...count(theirs, today) }
    })
    .filter((unit) => unit.asked > 0)
    .sort((a, b) => b.asked - b.confirmed - (a.asked - a.confirmed))
  const last = reading.reminded.at(-1)
  return {
    me: presentMe(person),
    reading: { ...readingRow(reading), reminders: reading.reminders, reminded: reading.reminded },
    underWay: reading.round !== null,
    ...count(asked, today),
    remindedToday: last !== undefined && dayOf(last.at) === today,
    units: counted,
  }
}

export type ReaderRow = Pick<Confirmation, 'dueOn' | 'confirmedAt' | 'reminders'> & {
  readonly id: string
  readonly name: string
  readonly overdue: boolean
}

const mostOfUnit = 1_000

/** The people of one unit, those who have not confirmed first. */
export async function readersOf(
  { db, person, now }: StaffContext,
  { readingId, unitId }: { readonly readingId: string; readonly unitId: string },
): Promise<{ readers: ReaderRow[] } | Refusal> {
  if (!mayAskToRead(person)) return forAdmins
  const people = await db.find('people', { where: { unitId }, limit: mostOfUnit })
  const active = people.filter((each) => each.active)
  const asked = await db.getMany(
    'confirmations',
    active.map(({ _id }) => confirmationId(readingId, _id)),
  )
  const today = dayOf(now)
  const readers = active.flatMap(({ _id: id, name }): ReaderRow[] => {
    const theirs = asked.find(({ personId }) => personId === id)
    if (!theirs) return []
    const { dueOn, confirmedAt, reminders } = theirs
    return [{ id, name, dueOn, confirmedAt, reminders, overdue: isOverdue(theirs, today) }]
  })
  return { readers: readers.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)) }
}

function rank({ confirmedAt, overdue }: ReaderRow): number {
  if (confirmedAt !== null) return 2
  return overdue ? 0 : 1
}

type Asked = Pick<Confirmation, 'confirmedAt' | 'dueOn'> & { readonly unitId: string }

/** Of everybody who was asked whoever is still on the staff, with the unit that they are in today. */
async function stillAsked({ db }: StaffContext, readingId: string): Promise<Asked[]> {
  const unitOf = new Map<string, string>()
  for await (const page of walk(db, 'people', '_id', ['active', 'unitId']))
    for (const { _id, active, unitId } of page) if (active) unitOf.set(_id, unitId)
  const asked: Asked[] = []
  const range = { after: `${readingId}_`, until: `${readingId}_~` }
  for await (const page of walk(db, 'confirmations', '_id', ['personId', 'confirmedAt', 'dueOn'], range))
    for (const { personId, confirmedAt, dueOn } of page) {
      const unitId = unitOf.get(personId)
      if (unitId !== undefined) asked.push({ confirmedAt, dueOn, unitId })
    }
  return asked
}

function count(asked: readonly Asked[], today: Day) {
  return {
    asked: asked.length,
    confirmed: asked.filter(({ confirmedAt }) => confirmedAt !== null).length,
    overdue: asked.filter((each) => isOverdue(each, today)).length,
  }
}

function readingRow(reading: Reading): ReadingRow {
  const { _id, rulebook, title, audienceName, dueOn, state, startedByName, startedAt } = reading
  return {
    ...{ id: _id, version: versionOf(rulebook), title, audienceName, dueOn, state },
    startedByName,
    startedAt,
  }
}
