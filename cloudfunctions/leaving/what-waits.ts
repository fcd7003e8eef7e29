import { currentStep, turnOf, type Approval, type Named } from '../../shared/approvals'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'

export type WaitingRow = {
  readonly title: string
  readonly channelName: string
  readonly stepTitle: string
  /** Whether the one who is to take over may decide it: nobody is two of the four hands (G11). Null while none is named. */
  readonly mayTakeOver: boolean | null
}

const mostWaiting = 200

/** What waits for somebody who leaves, the most urgent first. */
export async function whatWaitsFor(
  { db }: Pick<Context, 'db'>,
  leaver: Named,
  standIn: Person | null,
): Promise<WaitingRow[]> {
  const where = { waitingFor: leaver.id }
  const found = await db.find('approvals', { where, orderBy: ['sortKey', 'asc'], limit: mostWaiting })
  return found.map((approval) => ({
    title: approval.summary.title,
    channelName: approval.summary.channelName,
    stepTitle: currentStep(approval)?.title ?? '',
    mayTakeOver: standIn && mayDecideFor(approval, standIn, leaver),
  }))
}

function mayDecideFor(approval: Approval, standIn: Person, leaver: Named): boolean {
  return turnOf(approval, standIn, [leaver])?.mayApprove ?? false
}
