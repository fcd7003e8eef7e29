import type { Replies } from '../../_platform'

export type CommissionDetail = Replies['commissions']['detail']
