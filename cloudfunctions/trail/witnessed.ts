import type { TrailHead } from '../../shared/trail'
import type { Collection, Documents } from '../_platform/collections'

/** Collections whose documents carry the head of their own trail. */
export type Witnessed = {
  [C in Collection]: Documents[C] extends { readonly trail: TrailHead } ? C : never
}[Collection]

/** Complete by its type: a collection that gets a trail is missed here by the compiler. */
const all: Readonly<Record<Witnessed, true>> = {
  accountSettings: true,
  accounts: true,
  adjustments: true,
  adoptions: true,
  amendments: true,
  applications: true,
  channels: true,
  commissions: true,
  confirmations: true,
  editions: true,
  holidays: true,
  noticeSettings: true,
  offices: true,
  people: true,
  posts: true,
  readings: true,
  sends: true,
  units: true,
}

export const witnessed = Object.keys(all) as Witnessed[]
