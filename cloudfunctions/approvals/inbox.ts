import { pageOf, type Instant } from '../../shared/_kernel'
import { currentStep, turnOf, type Approval, type ApprovalState } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { principalsOf } from './deputies'

export type InboxItem = Approval['summary'] & {
  readonly approvalId: string
  readonly kind: string
  readonly subjectId: string
  readonly digest: string
  readonly step: number
  readonly stepTitle: string
  readonly state: ApprovalState
  readonly decideBy: Instant
  readonly waitingSince: Instant
  readonly requestedAt: Instant
  /** For whom this person would decide, as their deputy. */
  readonly actsFor: string | null
  /** Whether it is new to this person, whom it was copied to. */
  readonly unread: boolean
}

/** The badge is the length of this very list. */
const mostWaiting = 200

/** What waits for this person, and for those whose deputy they are today; the most urgent first. */
export async function waitingFor(ctx: StaffContext): Promise<InboxItem[]> {
  const [principals, own] = await Promise.all([principalsOf(ctx), askedOf(ctx, ctx.person._id)])
  const others = await Promise.all(principals.map(({ id }) => askedOf(ctx, id)))
  const found = [own, ...others]
  const distinct = new Map(found.flat().map((approval) => [approval._id, approval]))
  const items = [...distinct.values()].flatMap((approval) => {
    const turn = turnOf(approval, ctx.person, principals)
    return turn?.mayApprove ? [{ approval, actsFor: turn.hand.actsFor?.name ?? null }] : []
  })
  return items
    .sort((a, b) => (a.approval.sortKey < b.approval.sortKey ? -1 : 1))
    .slice(0, mostWaiting)
    .map(({ approval, actsFor }) => presentInboxItem(approval, ctx.person._id, actsFor))
}

function askedOf({ db }: StaffContext, personId: string): Promise<Approval[]> {
  const where = { waitingFor: personId }
  return db.find('approvals', { where, orderBy: ['sortKey', 'asc'], limit: mostWaiting })
}

/** What this person asked for (我发起), was copied to them (抄送我), or was dealt with by them (已办). */
export const tabs = { requested: 'requesterId', copied: 'copiedTo', done: 'dealtWithBy' } as const

export type Tab = keyof typeof tabs

export type InboxPage = { readonly rows: InboxItem[]; readonly next: string | null }

const pageSize = 20

/** A page of one of the other tabs, the newest first. */
export async function inboxPage(
  { db, person }: StaffContext,
  tab: Tab,
  after: string | null,
): Promise<InboxPage> {
  const where = { [tabs[tab]]: person._id, ...(after === null ? {} : { openedKey: is.before(after) }) }
  const found = await db.find('approvals', { where, orderBy: ['openedKey', 'desc'], limit: pageSize + 1 })
  const { shown, next } = pageOf(
    found.map((approval) => ({ approval, sortKey: approval.openedKey })),
    pageSize,
  )
  return { rows: shown.map(({ approval }) => presentInboxItem(approval, person._id, null)), next }
}

function presentInboxItem(approval: Approval, personId: string, actsFor: string | null): InboxItem {
  const { _id, kind, subjectId, digest, current, state, decideBy, waitingSince, requestedAt } = approval
  return {
    ...approval.summary,
    approvalId: _id,
    kind,
    subjectId,
    digest,
    step: current,
    stepTitle: currentStep(approval)?.title ?? '',
    state,
    decideBy,
    waitingSince,
    requestedAt,
    actsFor,
    unread: approval.copies.some(({ id, readAt }) => id === personId && readAt === null),
  }
}
