import { noJobFails, refusalsChangeNothing, refusalsExplain, tappingAgainChangesNothing } from './answers'
import {
  approvalsFollowTheirPosts,
  fourHandsAreFourPeople,
  nothingWaitsInVain,
  onlyWhoIsAskedDecides,
  staleDecisionsAreRefused,
} from './decisions'
import {
  everyPlaceIsOnePosts,
  firstFreePlaceIsGiven,
  leadTimeIsKept,
  movingOnKeepsTheOrder,
  nobodyMovesForwardUnasked,
  noEditionOverflows,
  onePostPerChannel,
  waitingKeepsTheOrder,
} from './places'
import { noPostIsLost, trailsAreUnbroken } from './record'
import {
  authorsFindTheirPosts,
  badgeIsList,
  everythingWaitingIsSeen,
  writersFindTheirDrafts,
} from './screens'
import { articlesArePlaces, nothingIsSentTwice, onlyWhatIsFixedGoesOut } from './sends'
import type { Rule, ScreenRule } from './rule'

export const everyRule: readonly Rule[] = [
  refusalsExplain,
  refusalsChangeNothing,
  tappingAgainChangesNothing,
  noJobFails,
  noEditionOverflows,
  everyPlaceIsOnePosts,
  onePostPerChannel,
  leadTimeIsKept,
  firstFreePlaceIsGiven,
  nobodyMovesForwardUnasked,
  movingOnKeepsTheOrder,
  waitingKeepsTheOrder,
  onlyWhoIsAskedDecides,
  staleDecisionsAreRefused,
  fourHandsAreFourPeople,
  approvalsFollowTheirPosts,
  nothingWaitsInVain,
  nothingIsSentTwice,
  onlyWhatIsFixedGoesOut,
  articlesArePlaces,
  noPostIsLost,
  trailsAreUnbroken,
]

export const everyScreenRule: readonly ScreenRule[] = [
  badgeIsList,
  everythingWaitingIsSeen,
  authorsFindTheirPosts,
  writersFindTheirDrafts,
]
