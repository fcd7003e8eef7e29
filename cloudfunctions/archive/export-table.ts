import { refuse, type Day, type Id, type Refusal } from '../../shared/_kernel'
import {
  advance,
  exportNames,
  finish,
  isWhole,
  mostRows,
  partIds,
  plainCell,
  refuseKind,
  refuseScope,
  refuseSpan,
  type ExportJob,
  type ExportKind,
  type Row,
  type Scope,
} from '../../shared/archive'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { claim } from '../_platform/lease'
import { allChannels } from '../channels'
import { columns, readBatch } from './export-rows'

export type ExportCommand = {
  /** Made on the phone: the same tap twice makes one table. */
  readonly jobId: Id
  readonly kind: ExportKind
  readonly scope: Scope
  readonly from: Day
  readonly through: Day
}

/** How far a table is, and where it can be read from once it is done. */
export type ExportProgress = {
  readonly jobId: string
  readonly state: ExportJob['state']
  readonly rows: number
  readonly url: string | null
}

/** Begins a table of a scope and a span of days (X3); `stepExport` makes it. */
export function beginExport(ctx: StaffContext, command: ExportCommand): Promise<ExportProgress | Refusal> {
  const { db, person, now } = ctx
  const { jobId, kind, scope, from, through } = command
  return untilUncontended(ctx.random, async () => {
    const [existing, channels] = await Promise.all([db.get('exports', jobId), allChannels(ctx)])
    if (existing) return existing.ownerId === person._id ? present(ctx, existing) : hidden
    const refusal = isWhole(kind)
      ? null
      : (refuseScope(person, channels, scope) ?? refuseKind(kind, scope) ?? refuseSpan(from, through))
    if (refusal) return refusal
    const job: ExportJob = {
      ...{ _id: jobId, schema: 1, version: 1, ownerId: person._id, unitId: person.unitId },
      ...{ kind, scope, from, through, state: 'running', reached: null, rows: 0, parts: 0 },
      ...{ fileId: null, startedAt: now, dueAt: now, leasedUntil: null },
    }
    await db.transact((tx) => tx.insert('exports', job))
    return present(ctx, job)
  })
}

/** So many pages of documents take a few seconds at most: a screen waits no longer for one step. */
const pagesAStep = 10

/** Goes on with a table for a while, and says how far it is. */
export async function stepExport(ctx: StaffContext, jobId: string): Promise<ExportProgress | Refusal> {
  const job = await ctx.db.get('exports', jobId)
  if (job?.ownerId !== ctx.person._id) return hidden
  let pages = 0
  await goOnWithExport(ctx, job, () => (pages += 1) < pagesAStep)
  return present(ctx, (await ctx.db.get('exports', jobId)) ?? job)
}

/** What a closed screen left is finished by the clock. */
export async function goOnWithExport(ctx: Context, due: ExportJob, mayGoOn: () => boolean): Promise<void> {
  if (due.state !== 'running') return
  const claimed = await claim(ctx, 'exports', due)
  // Somebody else is at it.
  if (!claimed) return
  let job = claimed
  while (job.state === 'running') {
    if (job.reached === null && job.parts > 0) return complete(ctx, job)
    const { rows, reached } = await readBatch(ctx, job)
    job = await keepPart(ctx, job, rows, reached)
    if (!mayGoOn()) return giveBack(ctx, job)
  }
}

/** Part and progress become true together: a table that is interrupted goes on where it was, with no row twice. */
async function keepPart(
  ctx: Context,
  job: ExportJob,
  rows: readonly Row[],
  reached: string | null,
): Promise<ExportJob> {
  const advanced = advance(job, rows.length, reached, ctx.now)
  await ctx.db.transact(async (tx) => {
    await tx.insert('exportParts', { _id: `${job._id}_${job.parts}`, schema: 1, version: 1, rows })
    await tx.replace('exports', advanced)
  })
  return { ...advanced, version: advanced.version + 1 }
}

function giveBack({ db }: Context, job: ExportJob): Promise<void> {
  return db.transact((tx) => tx.replace('exports', { ...job, leasedUntil: null }))
}

async function complete(ctx: Context, job: ExportJob): Promise<void> {
  const rows: Row[] = []
  // One after the other: all at once they would not fit into one answer.
  for (const id of partIds(job)) rows.push(...((await ctx.db.get('exportParts', id))?.rows ?? []))
  const content = await spreadsheet(job.kind, rows)
  const fileId = await ctx.files.write(`exports/${job._id}/${job.kind}.xlsx`, content)
  await ctx.db.transact((tx) => tx.replace('exports', finish(job, fileId)))
}

async function spreadsheet(kind: ExportKind, rows: readonly Row[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const head = columns[kind].map((value) => ({ value, fontWeight: 'bold' as const }))
  const body = rows.map((row) => row.map(plainCell))
  const widths = columns[kind].map((name) => ({ width: Math.max(12, name.length * 2 + 2) }))
  const options = { sheet: exportNames[kind], columns: widths, stickyRowsCount: 1 }
  return writeXlsxFile([head, ...body], options).toBuffer()
}

const addressMinutes = 120

async function present({ files }: Context, job: ExportJob): Promise<ExportProgress | Refusal> {
  const { _id: jobId, state, rows, fileId } = job
  if (state === 'too-long') return tooLong
  const addresses = fileId ? await files.addresses([fileId], addressMinutes) : null
  return { jobId, state, rows, url: (fileId && addresses?.get(fileId)) ?? null }
}

const tooLong = refuse(
  'bad-input',
  `这张表超过 ${mostRows} 行，办公软件很难打开。请缩短日期范围，分几次导出。`,
  { path: 'from', limit: `${mostRows} 行` },
)

const hidden = refuse('not-found', '没有这个导出任务，请重新导出。')
