import type { Replies } from '../../_platform'

export type ApplicationDetail = Replies['applications']['detail']
export type PageRow = ApplicationDetail['application']['pages'][number]
