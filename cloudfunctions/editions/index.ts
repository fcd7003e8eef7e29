import { presentMe } from '../staff'
import { router, staff } from '../_platform/procedures'
import { comingEditions } from './calendar'

export { comingEditions, presentEdition, type EditionRow } from './calendar'
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
export { prepareEditions } from './prepare-editions'
export { reclaimPlaces } from './reclaim-places'

const calendarLength = 60

export const editionsRouter = router({
  calendar: staff.query(async ({ ctx }) => ({
    me: presentMe(ctx.person),
    editions: await comingEditions(ctx, calendarLength),
  })),
})
