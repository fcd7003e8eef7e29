import { dayOf, isRefusal, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import {
  amended,
  approvalIdOf,
  clauseDraft,
  countChanges,
  mayAmend,
  maySeeAmendment,
  type Amendment,
  type ClauseDraft,
} from '../../shared/amendments'
import type { Approval } from '../../shared/approvals'
import { mayAskToRead } from '../../shared/readings'
import {
  changesBetween,
  sayRule,
  settableFigures,
  versionOf,
  type ClauseChange,
  type SetFigure,
} from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { enactedOf } from '../_platform/enacted'
import { hasPartIn, viewApproval, type ApprovalView } from '../approvals'
import { readSituation, type WholeSituation } from '../rulebooks'
import { namesOf, presentMe, type Me } from '../staff'
import { whoMayConsent } from './ask-for-consent'
import { foreseeVersion, type VersionEffects } from './foresee-version'
import { planVersion } from './plan-version'
import { forAdmins, noAmendment } from './write-draft'

export type AmendmentHead = Pick<Amendment, 'title' | 'state' | 'sentBack' | 'heldUp' | 'from'> & {
  readonly id: string
  readonly version: number
  readonly baseVersion: number
  readonly changes: number
}

export type DraftSheet = {
  readonly me: Me
  readonly amendment: AmendmentHead
  readonly clauses: readonly {
    readonly id: string
    /** As the version in force words it. */
    readonly heading: string
    readonly text: string
    /** Every number that can be set anew, as it is in force. */
    readonly figures: readonly DraftFigure[]
    /** As the draft has it now: what is written over must have been seen. */
    readonly written: ClauseDraft
  }[]
}

export type DraftFigure = Omit<SetFigure, 'own'> & { readonly clause: string; readonly said: string }

/** The form in which the next version is written, clause by clause. */
export async function draftSheet(ctx: StaffContext, amendmentId: string): Promise<DraftSheet | Refusal> {
  const { db, person } = ctx
  if (!mayAmend(person)) return forAdmins
  const draft = await db.get('amendments', amendmentId)
  if (!draft) return noAmendment
  const [enacted] = await enactedOf(db, [draft.base])
  if (!enacted) throw new Error(`amendment ${amendmentId} has no ${draft.base}`)
  const base = enacted.rulebook
  const figures = settableFigures(base, []).flatMap(({ own: _, ...figure }): DraftFigure[] => {
    const rule = base.rules.find(({ id }) => id === figure.rule)
    return rule ? [{ ...figure, clause: rule.clause, said: sayRule(rule) }] : []
  })
  return {
    me: presentMe(person),
    amendment: headOf(draft),
    clauses: base.clauses.map(({ id, heading, text }) => ({
      ...{ id, heading, text },
      figures: figures.filter(({ clause }) => clause === id),
      written: clauseDraft(draft, base, id),
    })),
  }
}

export type AmendmentDetail = {
  readonly me: Me
  readonly amendment: AmendmentHead & Pick<Amendment, 'reason' | 'wishedFrom'>
  readonly today: Day
  readonly authors: readonly string[]
  /** Clause by clause, what it says otherwise than the version before. */
  readonly changes: readonly ClauseChange[]
  /** What would come of it now; null once it holds, and for who only reads it. */
  readonly effects: VersionEffects | null
  /** Why it cannot hold as things are. */
  readonly hindrance: Refusal | null
  readonly approval: ApprovalView | null
  /** Who asked for consent last, and when; null where nobody has, and for who only reads it. */
  readonly asked: { readonly by: string; readonly unitName: string; readonly at: Instant } | null
  /** Who may agree to it, by name. */
  readonly consent: readonly string[]
  readonly can: {
    readonly write: boolean
    readonly callOff: boolean
    readonly tryAgain: boolean
    readonly askToRead: boolean
  }
}

/** A version on its way: what it changes, what comes of it, and how far it is (X1). */
export async function amendmentDetail(
  ctx: StaffContext,
  { amendmentId, from }: { readonly amendmentId: string; readonly from?: Day | null | undefined },
): Promise<AmendmentDetail | Refusal> {
  const { db, person, now } = ctx
  const amendment = await db.get('amendments', amendmentId)
  if (!amendment) return noAmendment
  const approvalId = approvalIdOf(amendment)
  const approval = approvalId === null ? null : await db.get('approvals', approvalId)
  const isInvolved = mayAmend(person) || (approval !== null && (await hasPartIn(ctx, [approval])))
  if (!isInvolved && !maySeeAmendment(person, amendment)) return noAmendment
  const { state } = amendment
  const isUnderWay = isInvolved && (state === 'draft' || state === 'asked' || state === 'published')
  const [situation, enacted] = await Promise.all([
    isUnderWay ? readSituation(ctx) : null,
    enactedOf(db, [amendment.base, amendmentId]),
  ])
  const base = enacted.find(({ _id }) => _id === amendment.base)?.rulebook
  if (!base) throw new Error(`amendment ${amendmentId} has no ${amendment.base}`)
  const book = enacted.find(({ _id }) => _id === amendmentId)?.rulebook ?? amended(base, amendment)
  const day = amendment.from ?? from ?? amendment.wishedFrom ?? dayOf(now)
  const [foreseen, view, people] = await Promise.all([
    situation && lookAhead(ctx, situation, amendment, day),
    isInvolved && approval ? viewApproval(ctx, approval) : null,
    situation && state === 'draft' ? whoMayConsent(ctx, amendment, situation.channels) : [],
  ])
  const names = await namesOf(ctx, [...amendment.authors, ...people])
  const sayNames = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? [])
  return {
    me: presentMe(person),
    amendment: {
      ...headOf(amendment),
      sentBack: isInvolved ? amendment.sentBack : null,
      heldUp: isInvolved ? amendment.heldUp : null,
      reason: amendment.reason,
      wishedFrom: amendment.wishedFrom,
    },
    today: dayOf(now),
    authors: sayNames(amendment.authors),
    changes: isRefusal(book) ? [] : changesBetween(base, book),
    effects: foreseen?.effects ?? null,
    hindrance: foreseen?.hindrance ?? null,
    approval: view,
    asked: view && approval && askedBy(approval),
    consent: sayNames(people),
    can: {
      write: mayAmend(person) && state === 'draft',
      callOff: mayAmend(person) && state === 'published',
      tryAgain: mayAmend(person) && state === 'published' && amendment.heldUp !== null,
      askToRead: mayAskToRead(person) && state === 'in-force',
    },
  }
}

function askedBy({ summary, requestedAt: at }: Approval): AmendmentDetail['asked'] {
  return { by: summary.requesterName, unitName: summary.unitName, at }
}

async function lookAhead(
  ctx: StaffContext,
  situation: WholeSituation,
  amendment: Amendment,
  day: Day,
): Promise<Pick<AmendmentDetail, 'effects' | 'hindrance'>> {
  const plan = planVersion(situation, amendment, ctx.now)
  if (isRefusal(plan)) return { effects: null, hindrance: plan }
  const effects = await foreseeVersion(ctx, situation, plan, day)
  const [hindrance = null] = effects.channels.flatMap(({ name, refusal }) =>
    refusal ? [{ ...refusal, message: `${name}：${refusal.message}` }] : [],
  )
  return { effects, hindrance }
}

function headOf(amendment: Amendment): AmendmentHead {
  const { _id, title, base, state, sentBack, heldUp, from } = amendment
  return {
    id: _id,
    title,
    version: versionOf(_id),
    baseVersion: versionOf(base),
    state,
    sentBack,
    heldUp,
    from,
    changes: countChanges(amendment),
  }
}
