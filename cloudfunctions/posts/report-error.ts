import { refuse, type Refusal } from '../../shared/_kernel'
import { say } from '../../shared/notices'
import {
  errorClauses,
  mayRead,
  refuseReport,
  responsibleFor,
  type ErrorKind,
  type ErrorReport,
  type Grade,
} from '../../shared/posts'
import type { Context, StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'

export type ReportCommand = {
  readonly commandId: string
  /** Made on the phone, so that a report sent twice is one. */
  readonly reportId: string
  readonly postId: string
  readonly kind: ErrorKind
  readonly what: string
}

/** Somebody found an error in what readers see: kept with those who answer for it by the trail (G11, G23). */
export function reportError(ctx: StaffContext, command: ReportCommand): Promise<{ id: string } | Refusal> {
  const { db, person, now } = ctx
  const { reportId, postId, kind, what } = command
  return untilUncontended(ctx.random, async () => {
    const [post, existing, entries] = await Promise.all([
      db.get('posts', postId),
      db.get('errorReports', reportId),
      db.find('trail', { where: { subjectId: postId }, orderBy: ['n', 'asc'], limit: mostEntries }),
    ])
    const channel = post && (await db.get('channels', post.channelId))
    if (!post || !channel || !mayRead(person, post, channel)) return refuse('not-found', '没有这篇稿件。')
    if (existing) return { id: reportId }
    const refusal = refuseReport(post) ?? refuseSilence(what)
    if (refusal) return refusal
    const { clause } = errorClauses[kind]
    const by = { id: person._id, name: person.name }
    const responsible = responsibleFor(kind, entries)
    const report: ErrorReport = {
      _id: reportId,
      schema: 1,
      version: 1,
      postId,
      title: post.title,
      channelId: post.channelId,
      unitId: post.unitId,
      kind,
      clause,
      what: what.trim(),
      responsible,
      by,
      at: now,
      sortKey: `${now}_${reportId}`,
    }
    const told = new Set([...responsible.map(({ personId }) => personId), ...channel.team.head])
    const facts = { postId, title: post.title, day: post.place?.day ?? null }
    const deed = { action: 'error-reported', by, at: now, details: { comment: report.what, clause } }
    await db.transact(async (tx) => {
      await tx.insert('errorReports', report)
      await replaceWithTrail(tx, ctx, 'posts', post, deed)
      await notify(tx, ctx, [...told], say.errorReported(facts, by.name, report.what), {
        screen: 'post',
        id: postId,
      })
    })
    return { id: reportId }
  })
}

const mostEntries = 1000

function refuseSilence(what: string): Refusal | null {
  return what.trim() === '' ? refuse('bad-input', '请写明差错在哪里、应是什么。', { path: 'what' }) : null
}

export type ReportRow = Pick<ErrorReport, 'kind' | 'clause' | 'what' | 'at'> & {
  readonly id: string
  readonly byName: string
  readonly responsible: readonly { readonly grade: Grade; readonly name: string }[]
}

const mostReports = 20

/** The errors reported on a post, the newest first. */
export async function reportsOn({ db }: Pick<Context, 'db'>, postId: string): Promise<ReportRow[]> {
  const reports = await db.find('errorReports', {
    where: { postId },
    orderBy: ['sortKey', 'desc'],
    limit: mostReports,
  })
  return reports.map(({ _id, kind, clause, what, at, by, responsible }) => ({
    id: _id,
    kind,
    clause,
    what,
    at,
    byName: by.name,
    responsible: responsible.map(({ grade, name }) => ({ grade, name })),
  }))
}
