import { currentStep, type Approval } from '../../shared/approvals'
import { say, type Opens, type PostFacts, type Wording } from '../../shared/notices'
import type { Actor, Deed } from '../../shared/trail'
import type { Documents } from '../_platform/collections'
import type { Context } from '../_platform/context'
import { notify } from '../notices'
import { namesOf } from '../staff'
import type { Witnessed } from '../trail'
import { recorded } from './recorded'
import type { ApprovalEvent, Effects } from './request-kind'

export type Told = Exclude<ApprovalEvent, { kind: 'decided' | 'withdrawn' | 'lapsed' }>

type Telling = {
  readonly action: string
  readonly details: Deed['details']
  readonly people: readonly string[]
  readonly wording: Wording
}

/** The subject of a request, as people are told of it. */
export type Subject<C extends Witnessed> = {
  readonly collection: C
  readonly document: Documents[C]
  readonly facts: PostFacts
  /** Whom a request that waits too long is told to. */
  readonly heads: () => Promise<readonly string[]>
  readonly opens: Opens
}

/** What leaves the subject of a request as it is: it goes on record, and somebody is told. */
export async function toldOnly<C extends Witnessed>(
  ctx: Context,
  subject: Subject<C>,
  approval: Approval,
  event: Told,
  by: Actor,
): Promise<Effects> {
  const { collection, document, opens } = subject
  const { action, details, people, wording } = await tellingOf(ctx, subject, approval, event, by)
  return recorded(ctx, collection, document, { action, by, at: ctx.now, details }, (tx) =>
    notify(tx, ctx, people, wording, opens),
  )
}

async function tellingOf(
  ctx: Context,
  { facts, heads }: Pick<Subject<Witnessed>, 'facts' | 'heads'>,
  approval: Approval,
  event: Told,
  by: Actor,
): Promise<Telling> {
  const step = currentStep(approval)?.title ?? ''
  switch (event.kind) {
    case 'transferred': {
      const { to, reason } = event.handedOn
      return {
        action: 'transferred',
        details: { step: event.step.title, to: to.name, comment: reason },
        people: [to.id],
        wording: say.transferred(facts, by.name, event.step.title, reason),
      }
    }
    case 'added': {
      const { reason, side } = event.added
      const [addedId = ''] = event.step.people
      const names = await namesOf(ctx, event.step.people)
      return {
        action: 'approver-added',
        details: { to: names.get(addedId) ?? '', side, comment: reason },
        people: [addedId],
        wording: say.added(facts, by.name, reason),
      }
    }
    case 'commented':
      return {
        action: 'commented',
        details: { comment: event.text || `附件 ${event.files.join('、')}`, files: event.files.length },
        people: others(by, [approval.requesterId, ...approval.waitingFor, ...approval.dealtWithBy]),
        wording: say.commented(facts, by.name, event.text || `附件 ${event.files.join('、')}`),
      }
    case 'copied':
      return {
        action: 'copied',
        details: { to: event.to.map(({ name }) => name).join('、') },
        people: event.to.map(({ id }) => id),
        wording: say.copied(facts, by.name),
      }
    case 'urged': {
      const head = event.whom === 'head' ? await heads() : []
      const names = await namesOf(ctx, [...event.people, ...approval.waitingFor, ...head])
      const sayNames = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').join('、')
      const people = event.whom === 'head' ? head : event.people
      const wording = {
        waiting: () => say.urged(facts, by.name, step),
        deputies: () => say.lateWithDeputies(facts, step),
        head: () => say.lateWithHead(facts, step, sayNames(approval.waitingFor)),
      }
      const details = { to: sayNames(people), whom: event.whom }
      return { action: 'urged', details, people, wording: wording[event.whom]() }
    }
    default:
      return event satisfies never
  }
}

function others({ id }: Actor, people: readonly string[]): string[] {
  return [...new Set(people)].filter((personId) => personId !== id)
}
