import { isRefusal, newId, refuse, type Id, type Refusal } from '../../shared/_kernel'
import {
  asReady,
  asRead,
  asRefused,
  confirmRoster,
  inParts,
  mayChangeStaff,
  newRosterJob,
  newUnit,
  planRoster,
  readRosterTable,
  rosterLimits,
  shownLists,
  unitIdFor,
  type Known,
  type RosterJob,
  type UnitName,
} from '../../shared/staff'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { UploadTicket } from '../_platform/files'
import { claim } from '../_platform/lease'
import { walk } from '../_platform/walk'
import { insertWithTrail } from '../trail'
import { fileTooLarge, readRosterFile } from './roster-file'
import { keepParts, readParts } from './roster-parts'
import { hidden, rostersAreForAdmins } from './roster-refusals'
import { presentRoster, type RosterProgress } from './roster-screen'
import { writeNextParts } from './write-roster'

export type RosterTicket = { readonly jobId: string; readonly path: string; readonly upload: UploadTicket }

/** Says where a roster may be put, and forgets what former ones left long ago. */
export async function ticketRoster(
  { db, files, person, random, now }: StaffContext,
  { bytes }: { readonly bytes: number },
): Promise<RosterTicket | Refusal> {
  if (!mayChangeStaff(person)) return rostersAreForAdmins
  if (bytes > rosterLimits.bytes) return fileTooLarge(bytes)
  await Promise.all([db.forget('rosters', now), db.forget('rosterParts', now)])
  const jobId = newId(random)
  const path = `uploads/${jobId}`
  const { fileId, upload } = await files.ticket(path)
  await db.transact((tx) => tx.insert('rosters', newRosterJob(jobId, person, fileId, now)))
  return { jobId, path, upload }
}

/** So many calls of the database take a few seconds at most: a screen waits no longer for one step. */
const callsAStep = 300

/** Goes on with a roster for a while, and says how far it is: reads it, compares it, or writes what was confirmed. */
export async function stepRoster(ctx: StaffContext, jobId: string): Promise<RosterProgress | Refusal> {
  const { db, person } = ctx
  if (!mayChangeStaff(person)) return rostersAreForAdmins
  const job = await db.get('rosters', jobId)
  if (job?.ownerId !== person._id) return hidden
  const began = db.calls()
  await goOnWithRoster(ctx, job, () => db.calls() - began < callsAStep)
  return presentRoster((await db.get('rosters', jobId)) ?? job)
}

export type RosterConfirmation = {
  readonly commandId: Id
  readonly jobId: Id
  /** Which of the new units are to be added; whoever is in another one is left out. */
  readonly units: readonly string[]
}

/** From here on it is written. The same tap twice writes it once. */
export function confirmImport(
  ctx: StaffContext,
  { commandId, jobId, units }: RosterConfirmation,
): Promise<RosterProgress | Refusal> {
  const { db, person, now, random, hash } = ctx
  return untilUncontended(random, async () => {
    if (!mayChangeStaff(person)) return rostersAreForAdmins
    const job = await db.get('rosters', jobId)
    if (job?.ownerId !== person._id) return hidden
    if (job.commands.includes(commandId)) return presentRoster(job)
    if (job.state !== 'ready') return refuse('wrong-state', '这份名册已在导入或已导入，请刷新后查看。')
    const there = await allUnits(ctx)
    const wanted = job.newUnits.map(({ name }) => name).filter((name) => units.includes(name))
    const known = there.find(({ name }) => wanted.includes(name))
    if (known) return refuse('stale', `单位“${known.name}”刚刚已经添加，请重新导入这份名册再核对。`)
    const taken = new Set(there.map(({ _id }) => _id))
    const added = wanted.map((name) => ({ _id: unitIdFor(name, taken, hash), name }))
    const confirmed = confirmRoster(job, added, commandId, now)
    const deed = { action: 'added', by: { id: person._id, name: person.name }, at: now, details: {} }
    await db.transact(async (tx) => {
      for (const { _id, name } of added) await insertWithTrail(tx, ctx, 'units', newUnit(_id, name), deed)
      await tx.replace('rosters', confirmed)
    })
    return presentRoster(confirmed)
  })
}

/** What a closed screen left is finished by the clock, once it was confirmed. */
export async function goOnWithRoster(ctx: Context, due: RosterJob, mayGoOn: () => boolean): Promise<void> {
  if (!['uploaded', 'read', 'writing'].includes(due.state)) return
  const claimed = await claim(ctx, 'rosters', due)
  // Somebody else is at it.
  if (!claimed) return
  if (claimed.state === 'uploaded') return read(ctx, claimed)
  if (claimed.state === 'read') return compare(ctx, claimed)
  let job: RosterJob | null = claimed
  while (job?.state === 'writing') {
    job = await writeNextParts(ctx, job)
    if (job?.state === 'writing' && !mayGoOn()) return giveBack(ctx, job)
  }
}

async function read(ctx: Context, job: RosterJob): Promise<void> {
  const rows = await rowsOf(ctx, job)
  if (isRefusal(rows)) return ctx.db.transact((tx) => tx.replace('rosters', asRefused(job, rows)))
  await ctx.db.transact(async (tx) => {
    await keepParts(tx, job, 'read', inParts(rows))
    await tx.replace('rosters', { ...asRead(job, rows), leasedUntil: null })
  })
  await ctx.files.remove([job.fileId])
}

async function rowsOf({ files }: Context, { fileId }: RosterJob) {
  const content = await files.read(fileId, rosterLimits.bytes)
  if (content === 'missing') return refuse('not-found', '这个文件没有上传成功，请重新选择。')
  if (content === 'too-large') return fileTooLarge(rosterLimits.bytes + 1)
  const cells = await readRosterFile(Buffer.from(content))
  return isRefusal(cells) ? cells : readRosterTable(cells)
}

/** Nothing of the staff is written: what is compared is kept, to be looked at and confirmed. */
async function compare(ctx: Context, job: RosterJob): Promise<void> {
  const { db } = ctx
  const rows = await readParts(db, job, 'read')
  const [people, units] = await Promise.all([everybody(ctx), allUnits(ctx)])
  const plan = planRoster(rows, people, units)
  const refusal = plan.newUnits.length > rosterLimits.newUnits ? tooManyUnits(plan.newUnits.length) : null
  await db.transact(async (tx) => {
    if (!refusal) for (const list of shownLists) await keepParts(tx, job, list, inParts<unknown>(plan[list]))
    const next = refusal ? asRefused(job, refusal) : asReady(job, plan)
    await tx.replace('rosters', { ...next, leasedUntil: null })
  })
}

const knownFields = [
  ...(['staffNo', 'name', 'unitId', 'unitName', 'department'] as const),
  ...(['position', 'roles', 'active'] as const),
] as const

async function everybody({ db }: Context): Promise<Known[]> {
  const people: Known[] = []
  for await (const page of walk(db, 'people', '_id', knownFields)) people.push(...page)
  return people
}

async function allUnits({ db }: Context): Promise<UnitName[]> {
  const units: UnitName[] = []
  for await (const page of walk(db, 'units', '_id', ['name'])) units.push(...page)
  return units
}

function giveBack({ db }: Context, job: RosterJob): Promise<void> {
  return db.transact((tx) => tx.replace('rosters', { ...job, leasedUntil: null }))
}

function tooManyUnits(count: number): Refusal {
  const most = rosterLimits.newUnits
  return refuse('bad-input', `名册里有 ${count} 个单位是公司没有的，多半是列对错了。请核对“单位”一列。`, {
    ...{ path: 'file', measured: `${count} 个`, limit: `${most} 个` },
  })
}
