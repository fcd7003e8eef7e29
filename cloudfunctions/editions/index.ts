import { router, staffMeanwhile } from '../_platform/procedures'
import { calendar, readCalendar } from './calendar'

export {
  desksAmong,
  presentEdition,
  readAhead,
  type Ahead,
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
  openFrom,
  openUntil,
  takePlace,
  type Taken,
} from './places'
export { emptySkipped, type LeavingSkipped } from './empty-skipped'
export { lockEdition, type PostsAtLock } from './lock-edition'
export { closeTexts, lookForShortage, tellShortage } from './look-for-shortage'
export { adjustmentsInForce, prepareEditions } from './prepare-editions'
export { reclaimPlaces } from './reclaim-places'

export const editionsRouter = router({
  calendar: staffMeanwhile(readCalendar).query(({ ctx }) => calendar(ctx, ctx.read)),
})
