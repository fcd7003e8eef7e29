import * as z from 'zod'
import { idInput, isRefusal, lineInput, refuse, type Refusal } from '../../shared/_kernel'
import {
  application as applicationKind,
  ended,
  formStepOf,
  longestNumber,
  mostPages,
  refuseBringing,
  withBrought,
  type Application,
  type Brought,
  type FormStep,
} from '../../shared/applications'
import { currentStep, type Approval } from '../../shared/approvals'
import { sayApplication } from '../../shared/notices'
import type { Actor, Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { recorded, toldOnly, type ApprovalEvent, type Effects, type RequestKind } from '../approvals'
import { notify } from '../notices'
import { applicationKindOf, type ApplicationKind } from './application-kind'
import { readPages } from './fill-in'
import { opens } from './hand-in-application'
import { officesOf } from './offices'

const extras = z
  .strictObject({ number: lineInput(longestNumber), attachmentIds: z.array(idInput).max(mostPages) })
  .nullish()

type Extras = z.infer<typeof extras>

/** Every application, of whatever kind, as the engine of approvals sees it. */
export function applicationRequest(kinds: readonly ApplicationKind[]): RequestKind {
  return {
    kind: applicationKind,
    extras,

    async happened(ctx, approval, event, by) {
      const asked = await ctx.db.get('applications', approval.subjectId)
      const kind = asked && applicationKindOf(kinds, asked.kind)
      if (!asked || !kind) throw new Error(`approval ${approval._id} has no application of a known kind`)
      switch (event.kind) {
        case 'decided':
          return decided(ctx, { asked, kind, approval }, event, by)
        case 'withdrawn': {
          const deed = { action: 'application-withdrawn', by, at: ctx.now, details: {} }
          return recorded(ctx, 'applications', ended(asked, 'withdrawn'), deed)
        }
        case 'lapsed':
          throw new Error(`application ${approval._id} asked for changes`)
        case 'transferred':
        case 'added':
        case 'commented':
        case 'copied':
        case 'urged': {
          const facts = { postId: asked._id, title: approval.summary.title, day: null }
          const heads = async () => (await officesOf(ctx)).people['wechat-department']
          const about = {
            collection: 'applications',
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
}

type Asked = { readonly asked: Application; readonly kind: ApplicationKind; readonly approval: Approval }
type Decided = Extract<ApprovalEvent, { kind: 'decided' }>

async function decided(
  ctx: Context,
  { asked, kind, approval }: Asked,
  { decision: { verdict, comment, by: hand }, step, extras: told }: Decided,
  by: Actor,
): Promise<Effects | Refusal> {
  const details = { step: step.title, comment, clause: asked.clause }
  if (verdict === 'rejected') {
    const wording = sayApplication.rejected(asked, by.name, comment)
    const deed = { action: 'application-rejected', by, at: ctx.now, details }
    return recorded(ctx, 'applications', ended(asked, 'rejected'), deed, (tx) =>
      notify(tx, ctx, [asked.askedBy], wording, opens(asked)),
    )
  }
  if (verdict !== 'approved')
    return refuse('bad-input', '申请只能同意或不同意；要修改，请不同意并写明，由申请人改好再提交。', {
      path: 'verdict',
    })
  const own = step.added ? null : formStepOf(kind.form, step)
  const brought = own && (await broughtWith(ctx, own, asked.clause, (told ?? null) as Extras, hand))
  if (isRefusal(brought)) return brought
  const agreed = brought ? withBrought(asked, brought) : asked
  const number = brought?.number ?? null
  const deed: Deed = { action: 'application-agreed', by, at: ctx.now, details: { ...details, number } }
  if (approval.state !== 'passed') {
    const wording = sayApplication.asked(asked, asked.askedByName, currentStep(approval)?.title ?? '')
    return recorded(ctx, 'applications', agreed, deed, (tx) =>
      notify(tx, ctx, approval.waitingFor, wording, opens(asked)),
    )
  }
  return passed(ctx, kind, ended(agreed, 'approved'), deed)
}

async function passed(
  ctx: Context,
  { passed: effect, next }: ApplicationKind,
  agreed: Application,
  deed: Deed,
): Promise<Effects | Refusal> {
  const effects = (await effect?.(ctx, agreed, deed.by)) ?? null
  if (isRefusal(effects)) return effects
  const after = { ...agreed, accountId: effects?.accountId ?? agreed.accountId }
  return recorded(ctx, 'applications', after, { ...deed, action: 'application-passed' }, async (tx) => {
    await effects?.write(tx)
    await notify(tx, ctx, [agreed.askedBy], sayApplication.passed(agreed, next), opens(agreed))
  })
}

async function broughtWith(
  { db, now }: Context,
  step: FormStep,
  clause: string,
  told: Extras,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Brought | null | Refusal> {
  const { number, attachmentIds } = told ?? { number: '', attachmentIds: [] }
  const refusal = refuseBringing(step, clause, { number, pages: attachmentIds.length })
  if (refusal) return refusal
  if (!step.brings) return null
  const pages = await readPages({ db, person: { _id: id } }, { [step.role]: attachmentIds })
  if (isRefusal(pages)) return pages
  return { role: step.role, byName: name, at: now, number: number.trim() || null, pages }
}
