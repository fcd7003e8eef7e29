import { currentStep, type Approval } from '../../shared/approvals'
import { say, type Notice, type PostFacts, type Wording } from '../../shared/notices'
import type { Post } from '../../shared/posts'
import type { Actor, Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { ApprovalEvent, Effects } from '../approvals'
import { notify } from '../notices'
import { namesOf } from '../staff'
import { replaceWithTrail } from '../trail'
import { factsOf, opens } from './request-subject'

export type Told = Exclude<ApprovalEvent, { kind: 'decided' | 'withdrawn' | 'lapsed' }>

export type Telling = {
  readonly action: string
  readonly details: Deed['details']
  readonly people: readonly string[]
  readonly wording: Wording
}

/** What leaves a post as it is: it goes on record, and somebody is told. */
export async function toldOnly(
  ctx: Context,
  post: Post,
  approval: Approval,
  event: Told,
  by: Actor,
  screen: Notice['opens'] = opens(post),
): Promise<Effects> {
  const about = { facts: factsOf(post), heads: () => channelHeads(ctx, post.channelId) }
  const { action, details, people, wording } = await tellingOf(ctx, about, approval, event, by)
  return {
    write: async (tx) => {
      await replaceWithTrail(tx, ctx, 'posts', post, { action, by, at: ctx.now, details })
      await notify(tx, ctx, people, wording, screen)
    },
  }
}

/**
 * What goes on record, and who is told, of what leaves the subject of a request as it is.
 * @param heads whom a request that waits too long is told to
 */
export async function tellingOf(
  ctx: Context,
  { facts, heads }: { readonly facts: PostFacts; readonly heads: () => Promise<readonly string[]> },
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

export async function channelHeads({ db }: Context, channelId: string): Promise<readonly string[]> {
  return (await db.get('channels', channelId))?.team.head ?? []
}

function others({ id }: Actor, people: readonly string[]): string[] {
  return [...new Set(people)].filter((personId) => personId !== id)
}
