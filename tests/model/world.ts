import { addMinutes, dayOf, sayDay, timeOf, type Day, type Instant } from '../../shared/_kernel'
import type { Tick } from '../../cloudfunctions/_platform/clock-door'
import { demoCompany, newcomer } from '../_support/small-company'
import { anId } from '../_support/builders'
import { openCompany, procedures, type TestCompany } from '../_support/company'
import { newMemory, remember, type Memory } from './memory'
import { everyRule, everyScreenRule } from './rules'
import { changes } from './rules/answers'
import { readStored, type Stored } from './stored'
import { theClock, type Answer, type Step } from './step'

/** Ids of everybody in the demo company, in its order. */
export const staff = demoCompany.people.map(({ _id }) => _id)

/** Who may hand in for their units (G1). */
export const authors = ['lin-xiaoyu', 'sun-li', 'chen-mo', 'gao-yuan', 'xu-xin'] as const

export const channels = ['group-media', 'supermarket-news', 'store-news'] as const

/** The demo company during one run: every knock at a door goes through here, and is held against the rules. */
export type World = {
  readonly company: TestCompany
  readonly memory: Memory
  /** As it is now. */
  stored(): Stored
  now(): Instant
  today(): Day
  /** An id that is the same in every run. */
  newId(): string
  /** Somebody does something at the api door. @throws when it faults, or breaks a rule */
  tap(by: string, procedure: string, input: object): Promise<Answer>
  /** A screen that somebody opens; null when it is refused. */
  open(by: string, procedure: string, input?: object): Promise<unknown>
  /** One of the latest taps once more, as a phone does whose answer was lost. */
  tapAgain(nth: number): Promise<void>
  /** Time goes by, and the clock does at each instant what is due. */
  goTo(instant: Instant): Promise<void>
  /** Time goes by, and the clock stands still until the end. */
  oversleepTo(instant: Instant): Promise<void>
  /** Something changes that no door changes (yet). */
  change(what: string, work: () => Promise<unknown>): Promise<void>
  /** A picture of this author's own, uploaded before the run: whoever leaves uploads none any more. */
  pictureOf(author: string): string
  /** Opens everybody's screens. */
  lookRound(): Promise<void>
  leave(): Promise<void>
}

/** Which of many taps somebody may make again. */
const tapsKept = 5

/** Screens are opened after every so many steps. */
const stepsBetweenLooks = 12

type Tapped = { readonly by: string; readonly procedure: string; readonly input: object }

export async function openWorld(startsAt: Instant): Promise<World> {
  const company = await openCompany(startsAt)
  const memory = newMemory()
  const journal: string[] = []
  const tapped: Tapped[] = []
  const pictures = new Map<string, string>()
  let ids = 0
  let steps = 0
  let stored = await readStored(company)

  const newId = () => String((ids += 1)).padStart(22, '0')
  const knock = async (by: string, procedure: string, input: object | undefined) => {
    const type = procedures[procedure]?._def.type
    return company.as(by).raw({ path: procedure, type, input, appVersion: '0.1.0' })
  }

  async function done(step: Omit<Step, 'before' | 'after' | 'at'>): Promise<void> {
    const after = await readStored(company)
    const whole: Step = { ...step, at: company.now, before: stored, after }
    stored = after
    if (step.by !== theClock || changes(whole.before, after).length > 0) journal.push(sayStep(whole))
    remember(memory, whole)
    for (const rule of everyRule) expectNone(await rule(whole, memory, company))
    steps += 1
    if (steps % stepsBetweenLooks === 0) await lookRound()
  }

  async function lookRound(): Promise<void> {
    for (const rule of everyScreenRule) expectNone(await rule(stored, memory, company))
  }

  function expectNone(broken: readonly string[]): void {
    if (broken.length > 0) throw new Error(report(broken, journal))
  }

  async function tapOnce({ by, procedure, input }: Tapped, again: boolean): Promise<Answer> {
    const { data, refusal, fault } = await knock(by, procedure, input)
    const answer = refusal ? { refusal } : { data }
    if (fault) throw new Error(report([`${by} ${procedure} ${sayInput(input)}: a fault`], journal))
    await done({ by, procedure, input: input as Step['input'], answer, again })
    return answer
  }

  async function tick(): Promise<Tick> {
    const ticked = await company.tick()
    // A report of WeChat's that came while what is stored is read would stand in one document and not yet in another.
    await company.local.standIn('settle', {})
    const answer = { data: ticked }
    await done({ by: theClock, procedure: 'tick', input: {}, answer, again: false })
    return ticked
  }

  const world: World = {
    company,
    memory,
    stored: () => stored,
    now: () => company.now,
    today: () => dayOf(company.now),
    newId,
    async tap(by, procedure, input) {
      const tap = { by, procedure, input: { commandId: newId(), ...input } }
      const answer = await tapOnce(tap, false)
      if ('data' in answer && procedure !== 'posts.saveDraft') tapped.unshift(tap)
      tapped.splice(tapsKept)
      return answer
    },
    async open(by, procedure, input) {
      const { data, fault } = await knock(by, procedure, input)
      if (fault) throw new Error(report([`${by} ${procedure} ${sayInput(input ?? {})}: a fault`], journal))
      return data ?? null
    },
    async tapAgain(nth) {
      const tap = tapped[nth % Math.max(1, tapped.length)]
      if (tap) await tapOnce(tap, true)
    },
    async goTo(instant) {
      for (let next = await tick(); next.nextDueAt !== null && next.nextDueAt <= instant;) {
        company.now = next.nextDueAt > company.now ? next.nextDueAt : addMinutes(company.now, 1)
        next = await tick()
      }
      await world.oversleepTo(instant)
    },
    async oversleepTo(instant) {
      if (instant > company.now) company.now = instant
      await tick()
    },
    async change(what, work) {
      await work()
      await done({ by: 'an admin', procedure: what, input: {}, answer: { data: null }, again: false })
    },
    pictureOf: (personId) => pictures.get(personId) ?? '',
    lookRound,
    leave: () => company.leave(),
  }
  await letEverybodyIn(company)
  await putHeadFirst(company)
  for (const author of authors) pictures.set(author, await company.as(author).upload())
  stored = await readStored(company)
  return world
}

/** The newcomer, too: whoever may hand in does. */
async function letEverybodyIn(company: TestCompany): Promise<void> {
  const invited = { commandId: anId(), personId: newcomer }
  const { code } = await company.as('he-jing').ask('staff', 'invite', invited)
  await company.as(newcomer).ask('staff', 'bind', { commandId: anId(), code })
}

/** On one of the channels the head of the unit signs before the editor (G11), so that lead times begin later (G6). */
async function putHeadFirst(company: TestCompany): Promise<void> {
  const { channels: known } = await company.as('he-jing').ask('channels', 'overview')
  const figures = known.find(({ id }) => id === 'supermarket-news')?.figures
  if (!figures) throw new Error('the channel is missing')
  await company.as('he-jing').ask('channels', 'setFigures', {
    ...{ commandId: anId(), channelId: 'supermarket-news' },
    figures: { ...figures, unitHeadFirst: true },
  })
}

function report(broken: readonly string[], journal: readonly string[]): string {
  const done = journal.map((line, index) => `${String(index + 1).padStart(4)}. ${line}`)
  return ['', ...broken, '', 'What was done:', ...done].join('\n')
}

function sayStep({ by, procedure, input, answer, again, at }: Step): string {
  const when = `${sayDay(dayOf(at))} ${timeOf(at)}`
  const said = 'refusal' in answer ? `✗ ${answer.refusal.code}: ${answer.refusal.message}` : '✓'
  return `${when} ${by} ${procedure}${again ? ' (again)' : ''} ${sayInput(input)} ${said}`
}

/** Without the text of a post, which says nothing here. */
function sayInput(input: object): string {
  const told = Object.entries(input).filter(([name]) => name !== 'commandId')
  return JSON.stringify(Object.fromEntries(told), (name, value: unknown) => {
    if (name === 'blocks') return undefined
    return typeof value === 'string' ? value.replace(/^0{12,}/, '#') : value
  })
}
