import { router, staff } from '../_platform/procedures'
import { calendar } from './calendar'

export {
  comingEditions,
  desksOf,
  earliestDays,
  holidaysAhead,
  presentEdition,
  type EarliestDays,
  type EditionRow,
} from './calendar'
export {
  editionsWithRoom,
  givePlaceBack,
  keepingPlace,
  lookAtPlacesSoon,
  nextWithRoom,
  openEditions,
  takePlace,
  type Taken,
} from './places'
export { emptySkipped, type LeavingSkipped } from './empty-skipped'
export { lockEdition, type PostsAtLock } from './lock-edition'
export { closeTexts, lookForShortage, tellShortage } from './look-for-shortage'
export { adjustmentsInForce, prepareEditions } from './prepare-editions'
export { reclaimPlaces } from './reclaim-places'

export const editionsRouter = router({
  calendar: staff.query(({ ctx }) => calendar(ctx)),
})
