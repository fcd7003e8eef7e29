import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { amendment as kind, backToDraft, publish, type Amendment } from '../../shared/amendments'
import type { Approval } from '../../shared/approvals'
import { sayAmendment } from '../../shared/notices'
import { versionOf } from '../../shared/rulebooks'
import type { Actor, Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { officesOf } from '../applications'
import { recorded, toldOnly, type ApprovalEvent, type Effects, type RequestKind } from '../approvals'
import { notify } from '../notices'
import { readSituation, settled } from '../rulebooks'
import { enactVersion } from './enact-version'
import { factsOf, opens } from './facts'
import { planVersion } from './plan-version'

/** The next version of a rulebook (修订, X1). */
export const amendmentKind: RequestKind = {
  kind,

  async happened(ctx, approval, event, by) {
    const asked = await ctx.db.get('amendments', approval.subjectId)
    if (!asked) throw new Error(`approval ${approval._id} has no amendment`)
    switch (event.kind) {
      case 'decided':
        return decided(ctx, asked, approval, event, by)
      case 'withdrawn':
        return recorded(ctx, 'amendments', backToDraft(asked, null), {
          ...{ action: 'amendment-withdrawn', by, at: ctx.now, details: {} },
        })
      case 'lapsed':
        throw new Error(`amendment ${approval._id} asked for changes`)
      case 'transferred':
      case 'added':
      case 'commented':
      case 'copied':
      case 'urged': {
        const title = `${asked.title}（第 ${versionOf(asked._id)} 版）`
        const heads = async () => (await officesOf(ctx)).people['wechat-department']
        const facts = { postId: asked._id, title, day: null }
        const about = {
          collection: 'amendments',
          document: asked,
          facts,
          heads,
          opens: opens(asked),
        } as const
        return toldOnly(ctx, about, approval, event, by)
      }
      default:
        return event satisfies never
    }
  },
}

type Decided = Extract<ApprovalEvent, { kind: 'decided' }>

async function decided(
  ctx: Context,
  asked: Amendment,
  approval: Approval,
  { decision: { verdict, comment, by: hand }, step }: Decided,
  by: Actor,
): Promise<Effects | Refusal> {
  if ([hand.id, hand.actsFor?.id].some((id) => id !== undefined && asked.authors.includes(id)))
    return refuse('not-allowed', '写过这份修订的人不能审批它，须由另一人决定（X1）。', { clause: 'X1' })
  const deed: Deed = {
    action: `amendment-${verdict}`,
    by,
    at: ctx.now,
    details: { step: step.title, comment },
  }
  if (verdict === 'rejected') {
    const told = sayAmendment.rejected(factsOf(asked), by.name, comment)
    const draft = backToDraft(asked, { byName: by.name, comment, at: ctx.now })
    return recorded(ctx, 'amendments', draft, deed, (tx) =>
      notify(tx, ctx, asked.authors, told, opens(asked)),
    )
  }
  if (verdict !== 'approved')
    return refuse('bad-input', '修订只能同意或不同意；要修改，请不同意并写明，由起草人改好后重新提交。', {
      path: 'verdict',
    })
  if (approval.state !== 'passed') return recorded(ctx, 'amendments', asked, deed)
  return published(ctx, asked, deed)
}

/** What cannot hold as things are now is not published: whoever agrees is told why. */
async function published(ctx: Context, asked: Amendment, deed: Deed): Promise<Effects | Refusal> {
  const plan = planVersion(await readSituation(ctx), asked, ctx.now)
  const changes = isRefusal(plan) ? plan : settled(plan.channels)
  if (isRefusal(changes)) return changes
  const after = publish(asked, ctx.now)
  const told = sayAmendment.published(factsOf(after), deed.by.name)
  const details = { ...deed.details, from: after.from }
  const effects = recorded(ctx, 'amendments', after, { ...deed, details }, (tx) =>
    notify(tx, ctx, asked.authors, told, opens(asked)),
  )
  // Should this be lost, the clock does it within a minute.
  return { ...effects, afterwards: () => enactVersion(ctx, asked._id) }
}
