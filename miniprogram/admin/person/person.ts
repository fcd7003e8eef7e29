import type { Replies } from '../../_platform'

/** Somebody, as their page shows them. */
export type Person = Replies['staff']['person']
