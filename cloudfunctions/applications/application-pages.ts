import { refuse, type Instant, type Refusal } from '../../shared/_kernel'
import type { Party } from '../../shared/accounts'
import {
  mayReadApplication,
  formStepOf,
  type Answer,
  type Application,
  type Brings,
  type Form,
  type Page,
} from '../../shared/applications'
import { currentStep } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { hasPartIn, viewApproval, type ApprovalView } from '../approvals'
import { namesOf, presentMe, type Me } from '../staff'
import { applicationKindOf, type ApplicationKind } from './application-kind'
import { stepsFor } from './hand-in-application'
import { officesOf } from './offices'

export type KindRow = Pick<Form, 'kind' | 'title' | 'clause' | 'purpose'>

/** All that can be applied for. */
export function applicationKindsPage(
  { person }: StaffContext,
  kinds: readonly ApplicationKind[],
): { readonly me: Me; readonly kinds: readonly KindRow[] } {
  const rows = kinds.map(({ form: { kind, title, clause, purpose } }) => ({ kind, title, clause, purpose }))
  return { me: presentMe(person), kinds: rows }
}

export type AccountChoice = {
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly unitName: string
  readonly operators: readonly Party[]
  /** Why this cannot be applied for with it as it is now; null when it can. */
  readonly hindrance: string | null
}

export type FormPage = {
  readonly me: Me
  readonly form: Form
  /** Who decides, one step after another. */
  readonly steps: readonly { readonly title: string; readonly names: readonly string[] }[]
  /** Those of the asker's unit, and the one that the form was opened for. */
  readonly accounts: readonly AccountChoice[]
}

const mostAccounts = 50

/** A form to fill in, and who will decide. */
export async function formPage(
  ctx: StaffContext,
  kinds: readonly ApplicationKind[],
  { kind: name, accountId }: { readonly kind: string; readonly accountId: string | null },
): Promise<FormPage | Refusal> {
  const kind = applicationKindOf(kinds, name)
  if (!kind) return refuse('not-found', '没有这一类申请，请返回后重新选择。', { path: 'kind' })
  const { form } = kind
  const asksForAccount = form.fields.some((field) => field.kind === 'account')
  const [{ steps, people }, accounts] = await Promise.all([
    stepsFor(ctx, form),
    asksForAccount ? accountsToChoose(ctx, kind, accountId) : [],
  ])
  const others = (role: (typeof steps)[number]['role']) =>
    (people[role] ?? []).filter((id) => id !== ctx.person._id)
  const names = await namesOf(
    ctx,
    steps.flatMap(({ role }) => others(role)),
  )
  return {
    me: presentMe(ctx.person),
    form,
    steps: steps.map(({ role, title }) => ({ title, names: others(role).map((id) => names.get(id) ?? '') })),
    accounts,
  }
}

async function accountsToChoose(
  { db, person }: StaffContext,
  { fits }: ApplicationKind,
  accountId: string | null,
): Promise<AccountChoice[]> {
  const [own, wanted] = await Promise.all([
    db.find('accounts', {
      where: { unitId: person.unitId },
      orderBy: ['sortKey', 'desc'],
      limit: mostAccounts,
    }),
    accountId === null ? [] : db.getMany('accounts', [accountId]),
  ])
  const all = new Map([...wanted, ...own].map((account) => [account._id, account]))
  return [...all.values()]
    .filter(({ state }) => state !== 'closed')
    .map((account) => {
      const { _id: id, name, platform, unitName, operators } = account
      return { id, name, platform, unitName, operators, hindrance: fits?.(account)?.message ?? null }
    })
}

export type PageRow = Pick<Page, 'name' | 'format' | 'bytes'> & {
  /** Of the field into which it was put; what the photo shows, as its form says it. */
  readonly label: string
  readonly url: string
}

export type ApplicationDetail = {
  readonly me: Me
  readonly application: Pick<
    Application,
    'title' | 'clause' | 'state' | 'about' | 'remarks' | 'unitName' | 'askedByName' | 'askedAt' | 'accountId'
  > & {
    readonly id: string
    readonly purpose: string
    readonly answers: readonly Answer[]
    readonly pages: readonly PageRow[]
    readonly brought: readonly {
      readonly byName: string
      readonly at: Instant
      readonly number: string | null
      readonly pages: readonly PageRow[]
    }[]
  }
  readonly approval: ApprovalView
  /** What the step that waits asks of whoever approves it. */
  readonly brings: Brings | null
}

/** An application as it was handed in, what came with each approval, and how far it is. */
export async function applicationDetail(
  ctx: StaffContext,
  kinds: readonly ApplicationKind[],
  applicationId: string,
): Promise<ApplicationDetail | Refusal> {
  const { db, person } = ctx
  const [asked, approval, offices] = await Promise.all([
    db.get('applications', applicationId),
    db.get('approvals', applicationId),
    officesOf(ctx),
  ])
  if (!asked || !approval) return hidden
  if (!mayReadApplication(person, asked, offices) && !(await hasPartIn(ctx, [approval]))) return hidden
  const [view, addresses] = await Promise.all([viewApproval(ctx, approval), addressesOf(ctx, asked)])
  const form = applicationKindOf(kinds, asked.kind)?.form ?? null
  const row = ({ key, name, format, bytes, fileId }: Page): PageRow => ({
    ...{ name, format, bytes },
    label: form?.fields.find((field) => field.key === key)?.label ?? '',
    url: addresses.get(fileId) ?? '',
  })
  const { title, clause, state, about, remarks, unitName, askedByName, askedAt, accountId, answers } = asked
  const waiting = currentStep(approval)
  return {
    me: presentMe(person),
    application: {
      ...{ id: asked._id, title, clause, state, about, remarks, unitName, askedByName, askedAt, accountId },
      purpose: form?.purpose ?? '',
      answers,
      pages: asked.pages.map(row),
      brought: asked.brought.map(({ role, byName, at, number, pages }) => ({
        ...{ byName, at, number },
        pages: pages.map((page) => ({
          ...row(page),
          label: form?.steps.find((step) => step.role === role)?.brings?.pages ?? '',
        })),
      })),
    },
    approval: view,
    brings: (form && waiting && !waiting.added && formStepOf(form, waiting)?.brings) || null,
  }
}

/** The links to pages go out of date soon: they show seals and names. */
const addressMinutes = 60

function addressesOf({ files }: StaffContext, { pages, brought }: Application): Promise<Map<string, string>> {
  const ids = [...pages, ...brought.flatMap((each) => each.pages)].map(({ fileId }) => fileId)
  return ids.length > 0 ? files.addresses(ids, addressMinutes) : Promise.resolve(new Map<string, string>())
}

const hidden = refuse('not-found', '没有这份申请，或您不在它的申请人与审批人之中。')
