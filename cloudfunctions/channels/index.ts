import * as z from 'zod'
import { commandInput, dayInput, lineInput, nameInput } from '../../shared/_kernel'
import { layoutLimits, longestSecret, mostTesters, publishWays } from '../../shared/channels'
import { accountKinds } from '../../shared/rulebooks'
import { router, staff } from '../_platform/procedures'
import { overview } from './overview'
import { changeFigures } from './set-figures'
import { setSecret } from './set-secret'
import { changeLayout, changePublishing, changeTesters, recordSent, unrecordSent } from './set-publishing'

export { editionsBeyondQuota, learnNoQuota, quotaOn } from './mass-quota'
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

const channel = { ...commandInput, channelId: nameInput }

export const channelsRouter = router({
  setPublishing: staff
    .input(
      z.strictObject({
        ...channel,
        publishBy: z.enum(publishWays),
        kind: z.enum(accountKinds),
        confirmerId: nameInput.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => changePublishing(ctx, input)),
  setLayout: staff
    .input(
      z.strictObject({
        ...channel,
        layout: z.strictObject({
          groupName: lineInput(layoutLimits.groupName),
          footer: lineInput(layoutLimits.footer),
        }),
      }),
    )
    .mutation(({ ctx, input }) => changeLayout(ctx, input)),
  setTesters: staff
    .input(
      z.strictObject({
        ...channel,
        testers: z
          .array(z.strictObject({ personId: nameInput, wechatName: z.string().max(40) }))
          .max(mostTesters),
      }),
    )
    .mutation(({ ctx, input }) => changeTesters(ctx, input)),
  recordSent: staff
    .input(z.strictObject({ ...channel, day: dayInput }))
    .mutation(({ ctx, input }) => recordSent(ctx, input)),
  unrecordSent: staff
    .input(z.strictObject({ ...channel, day: dayInput }))
    .mutation(({ ctx, input }) => unrecordSent(ctx, input)),
  overview: staff.query(({ ctx }) => overview(ctx)),
  setFigures: staff
    .input(z.strictObject({ ...channel, figures: figuresInput }))
    .mutation(({ ctx, input }) => changeFigures(ctx, input)),
  setSecret: staff
    .input(z.strictObject({ ...channel, secret: secretInput }))
    .mutation(({ ctx, input }) => setSecret(ctx, input)),
})
