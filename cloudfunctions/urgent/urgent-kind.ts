import { refuse, type Refusal } from '../../shared/_kernel'
import { sayUrgent } from '../../shared/notices'
import type { Actor } from '../../shared/trail'
import { arrangementInput, urgent, type Arrangement } from '../../shared/urgent'
import type { Context } from '../_platform/context'
import { recorded, type ApprovalEvent, type Effects, type RequestKind } from '../approvals'
import { notify } from '../notices'
import { factsOf, toldOfPost } from '../posts'
import { arranged } from './arrange-urgently'
import type { Asked } from './scene'

/** Asking for a nearer edition than the lead time allows (加急, G8). The arranger's choice comes with the decision. */
export const urgentKind: RequestKind = {
  kind: urgent,
  extras: arrangementInput.nullish(),

  async happened(ctx, approval, event, by) {
    const [post, request] = await Promise.all([
      ctx.db.get('posts', approval.subjectId),
      ctx.db.get('urgentRequests', approval._id),
    ])
    if (!post || !request) throw new Error(`urgent request ${approval._id} is not whole`)
    switch (event.kind) {
      case 'decided':
        return decided(ctx, { post, request, approval }, event, by)
      case 'withdrawn':
        return recorded(ctx, 'posts', post, { action: 'urgent-withdrawn', by, at: ctx.now, details: {} })
      case 'lapsed':
        throw new Error(`urgent request ${approval._id} asked for changes`)
      case 'transferred':
      case 'added':
      case 'commented':
      case 'copied':
      case 'urged':
        return toldOfPost(ctx, post, approval, event, by, { screen: urgent, id: post._id })
      default:
        return event satisfies never
    }
  },
}

type Decided = Extract<ApprovalEvent, { kind: 'decided' }>

async function decided(ctx: Context, asked: Asked, event: Decided, by: Actor): Promise<Effects | Refusal> {
  const { post, request, approval } = asked
  const { verdict, comment } = event.decision
  const details = { step: event.step.title, comment }
  const arrangement = (event.extras ?? null) as Arrangement | null
  if (verdict === 'rejected') {
    const told = sayUrgent.refused(factsOf(post), by.name, comment)
    const people = [...new Set([approval.requesterId, post.submitterId])]
    return recorded(ctx, 'posts', post, { action: 'urgent-rejected', by, at: ctx.now, details }, (tx) =>
      notify(tx, ctx, people, told, { screen: urgent, id: post._id }),
    )
  }
  if (verdict !== 'approved') return refuse('bad-input', '加急申请只能同意或不同意。', { path: 'verdict' })
  if (approval.state === 'passed')
    return arrangement ? arranged(ctx, asked, arrangement, comment, by) : unchosen
  if (arrangement)
    return refuse('bad-input', '安排由统筹来选；这一步只需签字（G8）。', { clause: 'G8', path: 'extras' })
  const told = sayUrgent.toArrange(factsOf(post), request.wishedDay)
  return recorded(ctx, 'posts', post, { action: 'urgent-agreed', by, at: ctx.now, details }, (tx) =>
    notify(tx, ctx, approval.waitingFor, told, { screen: urgent, id: post._id }),
  )
}

const unchosen = refuse('bad-input', '请打开加急申请，选定怎样安排，再同意（G8）。', {
  clause: 'G8',
  path: 'extras',
})
