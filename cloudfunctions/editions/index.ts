import { router, staff } from '../_platform/procedures'
import { calendar } from './calendar'

export { comingEditions, holidaysAhead, presentEdition, type EditionRow } from './calendar'
export {
  editionsWithRoom,
  givePlaceBack,
  keepingPlace,
  lookAtPlacesSoon,
  openEditions,
  takePlace,
  type Taken,
} from './places'
export { lockEdition, type PostsAtLock } from './lock-edition'
export { adjustmentsInForce, prepareEditions } from './prepare-editions'
export { reclaimPlaces } from './reclaim-places'

export const editionsRouter = router({
  calendar: staff.query(({ ctx }) => calendar(ctx)),
})
