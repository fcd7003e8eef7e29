import * as z from 'zod'
import { commandInput, nameInput } from '../../shared/_kernel'
import { router, staff } from '../_platform/procedures'
import { longestSecret } from '../../shared/channels'
import { overview } from './overview'
import { changeFigures } from './set-figures'
import { setSecret } from './set-secret'

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

const secret = z.string().min(1).max(longestSecret)

/** What it has to look like is said by the domain, in words for a person. */
const secretInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('app-secret'), appSecret: secret }),
  z.strictObject({ kind: z.literal('callback'), token: secret, encodingAesKey: secret }),
])

export const channelsRouter = router({
  overview: staff.query(({ ctx }) => overview(ctx)),
  setFigures: staff
    .input(z.strictObject({ ...commandInput, channelId: nameInput, figures: figuresInput }))
    .mutation(({ ctx, input }) => changeFigures(ctx, input)),
  setSecret: staff
    .input(z.strictObject({ ...commandInput, channelId: nameInput, secret: secretInput }))
    .mutation(({ ctx, input }) => setSecret(ctx, input)),
})
