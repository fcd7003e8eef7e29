import type { Replies } from '../../_platform'

export type UrgentDetail = Replies['urgent']['detail']
export type LatestRequest = NonNullable<UrgentDetail['latest']>
export type Way = NonNullable<LatestRequest['ways']>[number]
