import * as z from 'zod'
import { commandInput, nameInput } from '../../shared/_kernel'
import { router, staff } from '../_platform/procedures'
import { overview } from './overview'
import { changeFigures } from './set-figures'

export { presentChain, teamIds, type ChainRow } from './present'
export { allChannels, ruledChannels, type RuledChannel } from './read-channels'

const figure = z.int().min(0).max(10_000)

/** How large they may be is said by the rules, with the clause. */
const figuresInput = z.strictObject({
  plannedPosts: figure,
  lockMinutes: figure,
  textsCloseMinutes: figure,
  testersUntilMinutes: figure,
  urgeAfterHours: figure,
  unitHeadFirst: z.boolean(),
  skipHolidays: z.boolean(),
})

export const channelsRouter = router({
  overview: staff.query(({ ctx }) => overview(ctx)),
  setFigures: staff
    .input(z.strictObject({ ...commandInput, channelId: nameInput, figures: figuresInput }))
    .mutation(({ ctx, input }) => changeFigures(ctx, input)),
})
