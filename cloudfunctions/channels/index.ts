import { router, staff } from '../_platform/procedures'
import { overview } from './overview'

export { presentChain, teamIds, type ChainRow } from './present'
export { allChannels, ruledChannels, type RuledChannel } from './read-channels'

export const channelsRouter = router({
  overview: staff.query(({ ctx }) => overview(ctx)),
})
