import { addMinutes, remember, type Instant, type Refusal, type Stored } from '../_kernel'
import type { Person } from './person'
import { newTrail } from '../trail'
import { asEntered, changesOf, type Entered } from './entered'
import type { Absent, BadRow, NewUnit, RosterChange, RosterPlan } from './roster'
import type { RosterRow } from './roster-table'
import type { Unit } from './unit'

/** What is kept of a roster, part by part: its lines as they were read, and what it would bring about. */
export type RosterLines = {
  readonly read: RosterRow
  readonly bad: BadRow
  readonly changed: RosterChange
  readonly added: RosterChange
  readonly absent: Absent
}

export type RosterList = keyof RosterLines

/** What a screen goes through before it is confirmed. */
export const shownLists = ['bad', 'added', 'changed', 'absent'] as const satisfies readonly RosterList[]

/** `<job>_<list>_<n>`. Forgotten after a while: what became true is with the people themselves. */
export type RosterPart = Stored & {
  readonly rows: readonly RosterLines[RosterList][]
  readonly forgetAt: Instant
}

const linesAPart = 25

const keptDays = 30

export type UnitName = Pick<Unit, '_id' | 'name'>

/**
 * A roster on its way in (人员导入): uploaded, read, compared with the staff; nothing is written until an admin confirms
 * it, and then part by part while somebody looks on, by the clock when nobody does any more.
 */
export type RosterJob = Stored & {
  readonly ownerId: string
  readonly ownerName: string
  readonly state: 'uploaded' | 'read' | 'ready' | 'writing' | 'done' | 'refused'
  readonly fileId: string
  readonly rows: number
  /** How many parts each list has. */
  readonly parts: Readonly<Record<RosterList, number>>
  readonly counts: RosterCounts
  readonly newUnits: readonly NewUnit[]
  /** Of those, which the admin had added. */
  readonly unitsAdded: readonly UnitName[]
  /** How many parts of those changed, and then of those added, are done with. */
  readonly written: number
  readonly outcome: RosterOutcome
  /** Why the file could not be read. */
  readonly refusal: Refusal | null
  readonly startedAt: Instant
  readonly sortKey: string
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly forgetAt: Instant
  readonly commands: readonly string[]
}

export type RosterCounts = Readonly<Record<(typeof shownLists)[number] | 'same', number>>

/** What became true, and what was left out because things were no longer as they had been shown. */
export type RosterOutcome = {
  readonly added: number
  readonly changed: number
  readonly leftOut: number
  /** The first of them. */
  readonly left: readonly BadRow[]
}

const nothing: RosterOutcome = { added: 0, changed: 0, leftOut: 0, left: [] }

export function newRosterJob(_id: string, owner: Person, fileId: string, now: Instant): RosterJob {
  return {
    ...{ _id, schema: 1, version: 1, ownerId: owner._id, ownerName: owner.name, state: 'uploaded', fileId },
    rows: 0,
    parts: { read: 0, bad: 0, changed: 0, added: 0, absent: 0 },
    counts: { bad: 0, added: 0, changed: 0, same: 0, absent: 0 },
    ...{ newUnits: [], unitsAdded: [], written: 0, outcome: nothing, refusal: null },
    ...{ startedAt: now, sortKey: `${now}_${_id}`, dueAt: null, leasedUntil: null },
    ...{ forgetAt: addMinutes(now, keptDays * 24 * 60), commands: [] },
  }
}

/** A list in parts. */
export function inParts<T>(lines: readonly T[]): T[][] {
  const count = Math.ceil(lines.length / linesAPart)
  return Array.from({ length: count }, (_, n) => lines.slice(n * linesAPart, (n + 1) * linesAPart))
}

export function partId(jobId: string, list: RosterList, n: number): string {
  return `${jobId}_${list}_${n}`
}

export function asRead(job: RosterJob, rows: readonly RosterRow[]): RosterJob {
  const parts = { ...job.parts, read: inParts(rows).length }
  return { ...job, state: 'read', rows: rows.length, parts }
}

export function asRefused(job: RosterJob, refusal: Refusal): RosterJob {
  return { ...job, state: 'refused', refusal, leasedUntil: null }
}

export function asReady(job: RosterJob, plan: RosterPlan): RosterJob {
  const counted = { bad: plan.bad.length, changed: plan.changed.length, added: plan.added.length }
  const parts = shownLists.map((list) => [list, inParts<unknown>(plan[list]).length])
  return {
    ...job,
    state: 'ready',
    parts: { ...job.parts, ...(Object.fromEntries(parts) as Partial<RosterJob['parts']>) },
    counts: { ...counted, same: plan.same, absent: plan.absent.length },
    newUnits: plan.newUnits,
  }
}

/** How long a screen may leave a job alone before the clock goes on with it. */
const patienceMinutes = 1

export function confirmRoster(
  job: RosterJob,
  unitsAdded: readonly UnitName[],
  commandId: string,
  now: Instant,
): RosterJob {
  const commands = remember(job.commands, commandId)
  return { ...job, state: 'writing', unitsAdded, commands, dueAt: addMinutes(now, patienceMinutes) }
}

/** People who are new are written many at once; each who is changed takes writes of their own. */
const addedPartsAtOnce = 4

export type NextParts = { readonly list: 'changed' | 'added'; readonly from: number; readonly count: number }

/** Which parts come next: first those changed, who may give up what another one is given. Null when all are written. */
export function nextParts({ written, parts }: RosterJob): NextParts | null {
  if (written < parts.changed) return { list: 'changed', from: written, count: 1 }
  const from = written - parts.changed
  const count = Math.min(addedPartsAtOnce, parts.added - from)
  return count > 0 ? { list: 'added', from, count } : null
}

const mostLeftShown = 50

export function afterParts(
  job: RosterJob,
  count: number,
  { added, changed, left }: { added: number; changed: number; left: readonly BadRow[] },
  now: Instant,
): RosterJob {
  const { outcome } = job
  return {
    ...job,
    written: job.written + count,
    outcome: {
      added: outcome.added + added,
      changed: outcome.changed + changed,
      leftOut: outcome.leftOut + left.length,
      left: [...outcome.left, ...left].slice(0, mostLeftShown),
    },
    dueAt: addMinutes(now, patienceMinutes),
  }
}

export function asDone(job: RosterJob): RosterJob {
  return { ...job, state: 'done', dueAt: null, leasedUntil: null }
}

/** Before it is known what they are found by. */
export type Unfound = Omit<Person, 'keys'>

/** What becomes of one confirmed line, now that it is written. */
export type RosterDeed =
  | { readonly kind: 'add' | 'change'; readonly person: Unfound }
  | { readonly kind: 'none' }
  | { readonly kind: 'leave-out'; readonly why: string }

/**
 * Written only as it was shown: whoever was changed since it was compared is left out, and who is as wished is done with,
 * be it that this very line was written before.
 * @param known the person as they are now
 * @param unit null where the admin did not want it added
 */
export function carryOut(
  { personId, before, after }: RosterChange,
  known: Person | null,
  unit: UnitName | null,
): RosterDeed {
  if (unit === null) return { kind: 'leave-out', why: `没有添加单位“${after.unitName}”` }
  if (unit.name !== after.unitName)
    return { kind: 'leave-out', why: `单位“${after.unitName}”已改名为“${unit.name}”，请重新导入核对` }
  if (!known) {
    if (before) return { kind: 'leave-out', why: changedSince }
    return { kind: 'add', person: { ...joining(personId), ...inUnit(after, unit._id) } }
  }
  const now = asEntered(known)
  if (known.active && changesOf(now, after).length === 0) return { kind: 'none' }
  if (!before || !known.active || changesOf(now, before).length > 0)
    return { kind: 'leave-out', why: changedSince }
  return { kind: 'change', person: { ...known, ...inUnit(after, unit._id) } }
}

const changedSince = '核对之后，这位人员的资料又有变动，请重新导入核对'

function inUnit({ department, ...entered }: Entered, unitId: string) {
  return { ...entered, unitId, ...(department !== '' && { department }) }
}

function joining(_id: string): Omit<Unfound, keyof Entered | 'unitId'> {
  const unbound = { openId: null, inviteId: null, active: true }
  return { _id, schema: 2, version: 1, ...unbound, trail: newTrail, commands: [] }
}
