import { addMinutes, isRefusal, type Instant, type Refusal } from '../../shared/_kernel'
import type { shownLists } from '../../shared/staff'
import {
  changesOf,
  mayChangeStaff,
  sayChange,
  sayRoles,
  type BadRow,
  type NewUnit,
  type RosterChange,
  type RosterCounts,
  type RosterJob,
  type RosterOutcome,
} from '../../shared/staff'
import type { StaffContext } from '../_platform/context'
import { hidden, rostersAreForAdmins } from './roster-refusals'
import { readPart } from './roster-parts'

/** How far a roster is, and what it comes to. */
export type RosterProgress = {
  readonly jobId: string
  readonly state: Exclude<RosterJob['state'], 'refused'>
  readonly rows: number
  readonly counts: RosterCounts
  readonly newUnits: readonly NewUnit[]
  readonly outcome: RosterOutcome
  /** Of those who are to be added or changed, how many are done with. */
  readonly done: number
  readonly toDo: number
}

export function presentRoster(job: RosterJob): RosterProgress | Refusal {
  const { _id: jobId, state, rows, counts, newUnits, outcome, refusal } = job
  if (refusal || state === 'refused') return refusal ?? hidden
  const done = outcome.added + outcome.changed + outcome.leftOut
  return { jobId, state, rows, counts, newUnits, outcome, done, toDo: counts.added + counts.changed }
}

export type RosterScreen = {
  /** The last one that is to be confirmed, is being written, or was written not long ago. */
  readonly latest: RosterProgress | null
}

/** Whoever comes back by then is told how it ended. */
const toldMinutes = 60

function isToBeShown({ state, startedAt }: RosterJob, now: Instant): boolean {
  return (
    state === 'ready' || state === 'writing' || (state === 'done' && addMinutes(startedAt, toldMinutes) > now)
  )
}

/** 导入名册: where one is with the last one. */
export async function rosterScreen({ db, person, now }: StaffContext): Promise<RosterScreen | Refusal> {
  if (!mayChangeStaff(person)) return rostersAreForAdmins
  const where = { ownerId: person._id }
  const [job] = await db.find('rosters', { where, orderBy: ['sortKey', 'desc'], limit: 1 })
  const latest = job && isToBeShown(job, now) ? presentRoster(job) : null
  return { latest: isRefusal(latest) ? null : latest }
}

export type ShownList = (typeof shownLists)[number]

/** One line of a list, in words. */
export type ShownLine = {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly says: readonly string[]
}

/** A part of what a roster would bring about, or of what is wrong in it. */
export async function rosterLines(
  { db, person }: StaffContext,
  { jobId, list, part }: { readonly jobId: string; readonly list: ShownList; readonly part: number },
): Promise<{ lines: ShownLine[]; next: number | null } | Refusal> {
  if (!mayChangeStaff(person)) return rostersAreForAdmins
  const job = await db.get('rosters', jobId)
  if (job?.ownerId !== person._id) return hidden
  const next = part + 1 < job.parts[list] ? part + 1 : null
  switch (list) {
    case 'bad':
      return { lines: (await readPart(db, job, list, part)).map(sayBad), next }
    case 'added':
    case 'changed':
      return { lines: (await readPart(db, job, list, part)).map(sayChanged), next }
    case 'absent':
      return {
        lines: (await readPart(db, job, list, part)).map(({ personId, name, unitName, position }) => ({
          ...{ id: personId, name, note: `${unitName} · ${position}`, says: [] },
        })),
        next,
      }
    default:
      return list satisfies never
  }
}

function sayBad({ line, name, why }: BadRow): ShownLine {
  return { id: String(line), name: name || '（没有姓名）', note: `第 ${line} 行`, says: why }
}

function sayChanged({ personId, before, after, unitId }: RosterChange): ShownLine {
  const { name, staffNo, unitName, department, position, roles } = after
  const says = before ? changesOf(before, after).map(sayChange) : roles.length > 0 ? [sayRoles(roles)] : []
  const unit = unitId === null ? `${unitName}（新单位）` : unitName
  const note = before ? unit : [unit, department, position].filter(Boolean).join(' · ')
  return { id: personId, name: before?.name ?? name, note: `${staffNo} · ${note}`, says }
}
