import type { Instant } from '../../shared/_kernel'
import type { Approval } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'

export type InboxItem = Approval['summary'] & {
  readonly approvalId: string
  readonly kind: string
  readonly subjectId: string
  readonly stepTitle: string
  readonly decideBy: Instant
  readonly waitingSince: Instant
}

/** The badge is the length of this very list. */
const mostWaiting = 200

/** What waits for this person, the most urgent first. */
export async function waitingFor({ db, person }: StaffContext): Promise<InboxItem[]> {
  const approvals = await db.find('approvals', {
    where: { waitingFor: person._id },
    orderBy: ['sortKey', 'asc'],
    limit: mostWaiting,
  })
  return approvals.map(presentInboxItem)
}

function presentInboxItem(approval: Approval): InboxItem {
  return {
    ...approval.summary,
    approvalId: approval._id,
    kind: approval.kind,
    subjectId: approval.subjectId,
    stepTitle: approval.steps[approval.current]?.title ?? '',
    decideBy: approval.decideBy,
    waitingSince: approval.waitingSince,
  }
}
