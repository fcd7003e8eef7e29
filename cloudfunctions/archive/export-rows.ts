import { addDays, dayOf, instantAt, minutesBetween, timeOf, type Instant } from '../../shared/_kernel'
import { accountStateNames, type RegisteredAccount } from '../../shared/accounts'
import { approvalStateNames, sayHand, verdictNames, type Approval } from '../../shared/approvals'
import type { ExportJob, ExportKind, Row } from '../../shared/archive'
import { editionStateNames, type Edition } from '../../shared/editions'
import { postStateNames, type Post } from '../../shared/posts'
import type { Confirmation } from '../../shared/readings'
import { versionOf } from '../../shared/rulebooks'
import type { Context } from '../_platform/context'
import { is, type Where } from '../_platform/database'

/** Rows of a table from one page of documents; `reached` null when that was the last. */
export type Batch = { readonly rows: readonly Row[]; readonly reached: string | null }

const pageSize = 200

export const columns: Readonly<Record<ExportKind, readonly string[]>> = {
  posts: ['提交时间', '标题', '渠道', '单位', '供稿人', '状态', '排期', '加急', '链接', '编号'],
  approvals: [
    ...['提出时间', '事项', '渠道', '单位', '提出人', '结果', '环节', '处理人', '结论', '处理时间'],
    ...['本环节用时（小时）', '意见', '条款'],
  ],
  readings: ['请阅读时间', '制度', '版本', '单位', '姓名', '期限', '确认时间', '提醒次数'],
  places: ['日期', '渠道', '发布窗口', '状态', '最少', '计划', '已用', '空余', '缺稿说明'],
  accounts: [
    ...['登记时间', '平台', '名称', '账号', '单位', '认证主体', '状态', '运营人'],
    ...['备案号', '备案日期', '续办期限', '认证到期', '介绍'],
  ],
}

export function readBatch(ctx: Context, job: ExportJob): Promise<Batch> {
  switch (job.kind) {
    case 'posts':
      return postRows(ctx, job)
    case 'approvals':
      return approvalRows(ctx, job)
    case 'places':
      return placeRows(ctx, job)
    case 'accounts':
      return accountRows(ctx, job)
    case 'readings':
      return readingRows(ctx, job)
    default:
      return job.kind satisfies never
  }
}

async function postRows({ db }: Context, job: ExportJob): Promise<Batch> {
  const { scope, unitId } = job
  const where = {
    ...(scope.of === 'unit' && { unitId }),
    ...(scope.of === 'channel' && { channelId: scope.channelId }),
    sortKey: within(job),
  }
  const posts = await db.find('posts', { where, orderBy: ['sortKey', 'asc'], limit: pageSize })
  return { rows: posts.map(postRow), reached: lastOf(posts.map(({ sortKey }) => sortKey)) }
}

function postRow(post: Post): Row {
  const { submittedAt, title, channelName, unitName, submitterName, state, place, urgent, link, _id } = post
  return [
    ...[at(submittedAt), title, channelName, unitName, submitterName, postStateNames[state]],
    ...[place ? at(place.opensAt) : '', urgent ? '是' : '', link ?? '', _id],
  ]
}

async function approvalRows({ db }: Context, job: ExportJob): Promise<Batch> {
  const where: Where = { openedKey: within(job) }
  const approvals = await db.find('approvals', { where, orderBy: ['openedKey', 'asc'], limit: pageSize })
  const posts = await db.getMany('posts', [...new Set(approvals.map(({ subjectId }) => subjectId))])
  const inScope = new Set(posts.filter((post) => belongs(post, job)).map(({ _id }) => _id))
  const rows = approvals.filter(({ subjectId }) => inScope.has(subjectId)).flatMap(decisionRows)
  return { rows, reached: lastOf(approvals.map(({ openedKey }) => openedKey)) }
}

function belongs(post: Post, { scope, unitId }: ExportJob): boolean {
  if (scope.of === 'unit') return post.unitId === unitId
  return scope.of === 'company' || post.channelId === scope.channelId
}

/** A row for each decision, with how long it was waited for; a request of which nothing is decided has one as well. */
function decisionRows(approval: Approval): Row[] {
  const { requestedAt, summary, state, steps } = approval
  const { title, channelName, unitName, requesterName } = summary
  const about = [at(requestedAt), title, channelName, unitName, requesterName, approvalStateNames[state]]
  const decided = steps
    .flatMap((step) => [...step.formerly, ...step.decisions].map((decision) => ({ step, decision })))
    .sort((a, b) => (a.decision.at < b.decision.at ? -1 : 1))
  if (decided.length === 0) return [[...about, '', '', '', '', null, '', '']]
  return decided.map(({ step, decision }, index) => {
    const since = decided[index - 1]?.decision.at ?? requestedAt
    const hours = Math.round(minutesBetween(since, decision.at) / 6) / 10
    const { by, verdict, comment, clause } = decision
    return [
      ...[...about, step.title, sayHand(by), verdictNames[verdict], at(decision.at), hours],
      ...[comment, clause ?? ''],
    ]
  })
}

const daysAtOnce = 30

/** More than all channels have in that time. */
const mostEditions = 1000

/** By days, since several channels close at the same instant. */
async function placeRows({ db }: Context, { scope, from, through, reached }: ExportJob): Promise<Batch> {
  const start = (reached ?? instantAt(from, '00:00')) as Instant
  const end = instantAt(addDays(through, 1), '00:00')
  const until = [instantAt(addDays(dayOf(start), daysAtOnce), '00:00'), end].sort()[0] ?? end
  const where = { closesAt: is.between(start, until) }
  const editions = await db.find('editions', { where, orderBy: ['closesAt', 'asc'], limit: mostEditions })
  const meant = editions.filter(({ channelId }) => scope.of !== 'channel' || channelId === scope.channelId)
  return { rows: meant.map(placeRow), reached: until < end ? until : null }
}

function placeRow(edition: Edition): Row {
  const { day, channelName, opensAt, closesAt, state, minPosts, plannedPosts, free, shortfall } = edition
  const window = `${timeOf(opensAt)}–${timeOf(closesAt)}`
  return [
    ...[day, channelName, window, editionStateNames[state], minPosts, plannedPosts],
    ...[edition.places.length, Math.max(0, free), shortfall?.reason ?? ''],
  ]
}

async function accountRows({ db }: Context, { reached }: ExportJob): Promise<Batch> {
  const where = { sortKey: is.after(reached ?? '') }
  const accounts = await db.find('accounts', { where, orderBy: ['sortKey', 'asc'], limit: pageSize })
  return { rows: accounts.map(accountRow), reached: lastOf(accounts.map(({ sortKey }) => sortKey)) }
}

/** What everybody may see: who keeps the password is not in it. */
function accountRow(account: RegisteredAccount): Row {
  const { registeredAt, platform, name, handle, unitName, legalEntity, state, operators, filing } = account
  return [
    ...[at(registeredAt), platform, name, handle, unitName, legalEntity, accountStateNames[state]],
    ...[operators.map((operator) => operator.name).join('、'), filing?.number ?? '', filing?.on ?? ''],
    ...[filing?.renewBy ?? '', account.verifiedUntil ?? '', account.description],
  ]
}

/** A row for each person who was asked and is still on the staff. */
async function readingRows({ db }: Context, job: ExportJob): Promise<Batch> {
  const where = { sortKey: within(job) }
  const asked = await db.find('confirmations', { where, orderBy: ['sortKey', 'asc'], limit: pageSize })
  const people = await db.getMany('people', [...new Set(asked.map(({ personId }) => personId))])
  const active = new Set(people.filter((person) => person.active).map(({ _id }) => _id))
  const rows = asked.filter(({ personId }) => active.has(personId)).map(readingRow)
  return { rows, reached: lastOf(asked.map(({ sortKey }) => sortKey)) }
}

function readingRow(asked: Confirmation): Row {
  const { askedAt, title, rulebook, unitName, name, dueOn, confirmedAt, reminders } = asked
  return [
    ...[at(askedAt), title, `第 ${versionOf(rulebook)} 版`, unitName, name, dueOn],
    ...[confirmedAt ? at(confirmedAt) : '', reminders],
  ]
}

/** Sort fields begin with an instant, so that days and what was reached bound the same field. */
function within({ from, through, reached }: ExportJob): unknown {
  return is.between(reached ?? instantAt(from, '00:00'), instantAt(addDays(through, 1), '00:00'))
}

function lastOf(keys: readonly string[]): string | null {
  return keys.length < pageSize ? null : (keys.at(-1) ?? null)
}

/** As spreadsheet programs sort it: `2026-01-04 17:00`. */
function at(instant: Instant): string {
  return `${dayOf(instant)} ${timeOf(instant)}`
}
