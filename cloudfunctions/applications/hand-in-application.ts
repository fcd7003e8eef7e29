import {
  addMinutes,
  canonicalJson,
  dayOf,
  isRefusal,
  refuse,
  remember,
  sayDay,
  type Refusal,
} from '../../shared/_kernel'
import {
  application as applicationKind,
  refuseFilling,
  type Application,
  type Form,
  type FormStep,
  type Pages,
  type Written,
} from '../../shared/applications'
import { openApproval, type Approval } from '../../shared/approvals'
import { sayApplication } from '../../shared/notices'
import { defaultFigures, officeRoleNames, type StepRole } from '../../shared/rulebooks'
import { newTrail } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { unitHeads } from '../staff'
import { insertWithTrail } from '../trail'
import { applicationKindOf, type ApplicationKind, type Filled } from './application-kind'
import { readFilled, readPages } from './fill-in'
import { officesOf } from './offices'

export type HandInCommand = {
  readonly commandId: string
  /** Made on the phone, so that handing in twice hands in once. */
  readonly applicationId: string
  readonly kind: string
  readonly written: Written
  readonly pages: Pages
}

/** Nothing locks an application; it is late when nobody has decided it by then. */
const daysToDecide = 7

/** Somebody applies for something; whoever its form names decides, one after the other. */
export function handInApplication(
  ctx: StaffContext,
  kinds: readonly ApplicationKind[],
  command: HandInCommand,
): Promise<{ applicationId: string } | Refusal> {
  const { db, now } = ctx
  const { applicationId, commandId } = command
  return untilUncontended(ctx.random, async () => {
    const existing = await db.get('approvals', applicationId)
    if (existing?.commands.includes(commandId)) return { applicationId }
    if (existing) return refuse('wrong-state', '这份申请已经提交过了，请在“待办”的“我发起的”里查看。')
    const asked = await lookAt(ctx, kinds, command)
    if (isRefusal(asked)) return asked
    const approval = await approvalOf(ctx, asked.application, asked.kind.form)
    if (isRefusal(approval)) return approval
    const { application } = asked
    await db.transact(async (tx) => {
      const by = { id: application.askedBy, name: application.askedByName }
      const { title: form, about, clause } = application
      const details = { form, about, clause }
      await insertWithTrail(tx, ctx, 'applications', application, {
        action: 'application-asked',
        by,
        at: now,
        details,
      })
      await tx.insert('approvals', { ...approval, commands: remember([], commandId) })
      const step = approval.steps[approval.current]?.title ?? ''
      const wording = sayApplication.asked(application, application.askedByName, step)
      await notify(tx, ctx, approval.waitingFor, wording, opens(application))
    })
    return { applicationId }
  })
}

async function lookAt(
  ctx: StaffContext,
  kinds: readonly ApplicationKind[],
  { applicationId, kind: name, written, pages }: HandInCommand,
): Promise<{ kind: ApplicationKind; application: Application } | Refusal> {
  const kind = applicationKindOf(kinds, name)
  if (!kind) return refuse('not-found', '没有这一类申请，请返回后重新选择。', { path: 'kind' })
  const refusal = refuseFilling(kind.form, written, pages, { today: dayOf(ctx.now) })
  if (refusal) return refusal
  const [filled, files] = await Promise.all([readFilled(ctx, kind.form, written), readPages(ctx, pages)])
  if (isRefusal(filled)) return filled
  if (isRefusal(files)) return files
  const remarks = (await kind.look?.(ctx, filled)) ?? []
  if (isRefusal(remarks)) return remarks
  return { kind, application: newApplication(ctx, applicationId, kind, filled, files, remarks) }
}

function newApplication(
  { person, now }: StaffContext,
  _id: string,
  { form: { kind, title, clause }, about }: ApplicationKind,
  filled: Filled,
  pages: Application['pages'],
  remarks: readonly string[],
): Application {
  return {
    _id,
    schema: 1,
    version: 1,
    kind,
    title,
    clause,
    state: 'asked',
    answers: filled.answers,
    pages,
    brought: [],
    remarks,
    about: about(filled),
    accountId: filled.account?._id ?? null,
    unitId: person.unitId,
    unitName: person.unitName,
    askedBy: person._id,
    askedByName: person.name,
    askedAt: now,
    approvalId: _id,
    sortKey: `${now}_${_id}`,
    trail: newTrail,
  }
}

async function approvalOf(ctx: StaffContext, asked: Application, form: Form): Promise<Approval | Refusal> {
  const { person, now, hash } = ctx
  const { _id, kind, title, about, clause, answers, pages, remarks } = asked
  const { steps, people } = await stepsFor(ctx, form)
  const [remark] = remarks
  return openApproval({
    _id,
    kind: applicationKind,
    subjectId: _id,
    digest: hash(canonicalJson({ kind, answers, pages: pages.map(({ key, sha256 }) => ({ key, sha256 })) })),
    requesterId: person._id,
    summary: {
      title: `${title}：${about}`,
      unitName: person.unitName,
      requesterName: person.name,
      channelName: `按 ${clause}`,
      when: `${sayDay(dayOf(now))}提交`,
      ...(remark !== undefined && { remark }),
    },
    chain: { clause, steps, differentPeople: false },
    people,
    decideBy: addMinutes(now, daysToDecide * 24 * 60),
    urgeAfterHours: defaultFigures.urgeAfterHours,
    at: now,
  })
}

/**
 * Who decides which step of a form. What the head of a unit asks for needs no signature of its own: the other steps
 * decide it, or the administration where there are none.
 */
export async function stepsFor(
  ctx: StaffContext,
  { steps }: Form,
): Promise<{ steps: readonly FormStep[]; people: Readonly<Partial<Record<StepRole, readonly string[]>>> }> {
  const [offices, heads] = await Promise.all([
    officesOf(ctx),
    steps.some(({ role }) => role === 'unit-head') ? unitHeads(ctx, ctx.person.unitId) : [],
  ])
  const people = { ...offices.people, 'unit-head': heads.map(({ _id }) => _id) }
  if (!people['unit-head'].includes(ctx.person._id)) return { steps, people }
  const others = steps.filter(({ role }) => role !== 'unit-head')
  if (others.length > 0) return { steps: others, people }
  const title = `${officeRoleNames.administration}同意`
  return { steps: [{ role: 'administration', title }], people }
}

export function opens({ _id }: Pick<Application, '_id'>): { screen: 'application'; id: string } {
  return { screen: applicationKind, id: _id }
}
