import { addMinutes, refuse, type Day, type Instant, type Refusal, type Stored } from '../_kernel'
import type { Scope } from './scope'

/**
/**
 * What can be had as a table (导出): posts, what was decided on them and how long it took, places used and free, who has
 * confirmed having read what, or the company's accounts.
 */
export const exportKinds = ['posts', 'approvals', 'places', 'readings', 'accounts'] as const

export type ExportKind = (typeof exportKinds)[number]

export const exportNames: Readonly<Record<ExportKind, string>> = {
  posts: '稿件',
  approvals: '审批与用时',
  places: '版位使用',
  accounts: '账号台账',
  readings: '阅读确认',
}

export type Cell = string | number | null

export type Row = readonly Cell[]

/** More than that no spreadsheet program on an office PC opens gladly, and no function holds in memory. */
export const mostRows = 50_000

/**
 * A table being made (导出任务): step by step while somebody looks on, and by the clock when nobody does any more.
 * `too-long`: it would have more than `mostRows`.
 */
export type ExportJob = Stored & {
  readonly ownerId: string
  readonly kind: ExportKind
  readonly scope: Scope
  /** The owner's unit when they asked: what 本单位 means here. */
  readonly unitId: string
  readonly from: Day
  readonly through: Day
  readonly state: 'running' | 'done' | 'too-long'
  /** Sort key of the last document that was looked at. */
  readonly reached: string | null
  readonly rows: number
  readonly parts: number
  readonly fileId: string | null
  readonly startedAt: Instant
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
}

/** Rows that wait for the others, under `<job>_<n>`. */
export type ExportPart = Stored & { readonly rows: readonly Row[] }

export function partIds({ _id, parts }: Pick<ExportJob, '_id' | 'parts'>): string[] {
  return Array.from({ length: parts }, (_, n) => `${_id}_${n}`)
}

/** How long a screen may leave a job alone before the clock goes on with it. */
const patienceMinutes = 1

export function advance(job: ExportJob, added: number, reached: string | null, now: Instant): ExportJob {
  const rows = job.rows + added
  const isTooLong = rows > mostRows
  return {
    ...job,
    rows,
    reached,
    parts: job.parts + 1,
    state: isTooLong ? 'too-long' : 'running',
    dueAt: isTooLong ? null : addMinutes(now, patienceMinutes),
  }
}

export function finish(job: ExportJob, fileId: string): ExportJob {
  return { ...job, state: 'done', fileId, dueAt: null, leasedUntil: null }
}

/** A year at once is what people compare. */
const mostDays = 366

export function refuseSpan(from: Day, through: Day): Refusal | null {
  if (from > through) return refuse('bad-input', '开始日期在结束日期之后，请重新选择。', { path: 'from' })
  const days = (Date.parse(through) - Date.parse(from)) / 86_400_000 + 1
  if (days <= mostDays) return null
  return refuse('bad-input', `一次最多导出 ${mostDays} 天，请缩短日期范围，分几次导出。`, {
    ...{ path: 'from', measured: `${days} 天`, limit: `${mostDays} 天` },
  })
}

/** The registry is one for the whole company, as it is today: everybody may see it, and no span cuts it (G13). */
export function isWhole(kind: ExportKind): boolean {
  return kind === 'accounts'
}

/** Places belong to editions, and those to channels; who has read what is the admins' to see. */
export function refuseKind(kind: ExportKind, { of }: Scope): Refusal | null {
  if (kind === 'readings' && of !== 'company')
    return refuse('bad-input', '阅读确认按全公司导出，请管理员选择“全公司”再导出。', { path: 'scope' })
  if (kind !== 'places' || of !== 'unit') return null
  return refuse('bad-input', '版位属于渠道，请选择一个渠道再导出。', { path: 'scope' })
}

/**
 * Text as it may stand in a cell: spreadsheet programs take one that begins with these signs for a formula and run it
 * on the reader's computer.
 */
export function plainCell(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
}
