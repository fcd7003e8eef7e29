import { adjustmentKind } from './adjustments'
import { amendmentKind } from './amendments'
import { applicationRequest } from './applications'
import type { RequestKind } from './approvals'
import { cancellationKind, postRequestKind } from './posts'
import { urgentKind } from './urgent'
import { applicationKinds } from './application-kinds'

/** Every kind of request that can be approved. Adding one adds a line here and leaves the engine as it is. */
export const requestKinds: readonly RequestKind[] = [
  postRequestKind,
  cancellationKind,
  urgentKind,
  adjustmentKind,
  amendmentKind,
  applicationRequest(applicationKinds),
]
