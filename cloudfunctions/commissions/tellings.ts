import { missingFor, type Commission, type CommissionState } from '../../shared/commissions'
import type { CommissionFacts, Notice } from '../../shared/notices'

export function factsOf(commission: Commission): CommissionFacts {
  const { channelName, unitName, topic, wanted, dueDay } = commission
  return { channelName, unitName, topic, wanted, missing: missingFor(commission), dueDay }
}

export function opens({ _id }: Pick<Commission, '_id'>): Notice['opens'] {
  return { screen: 'commission', id: _id }
}

/** What a command answers with; the screen reads the rest. */
export type CommissionChanged = { readonly commissionId: string; readonly state: CommissionState }

export function presentChanged({ _id, state }: Commission): CommissionChanged {
  return { commissionId: _id, state }
}
