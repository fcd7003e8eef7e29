import * as z from 'zod'
import { commandInput, idInput, type TimeOfDay } from '../../shared/_kernel'
import { router, staff } from '../_platform/procedures'
import { consentAnswers } from '../../shared/notices'
import { noteConsent } from './credits'
import { markRead, noticePage } from './read-notices'
import { settingsPage } from './read-settings'
import { setNoticeSettings } from './set-settings'
import { setSecondChannel } from './set-second'

export { collectNotices } from './collect-notices'
export { creditRows, templateIds, type CreditRow } from './credits'
export { deliverMessage, settleMessages } from './deliver-messages'
export { notify } from './notify'
export { prepareDelivery } from './plan-delivery'
export { noticesAbout, whatBecameOf, type Fate } from './what-became-of'
export { noticePage, unreadCount, type NoticeRow } from './read-notices'
export { settingsOf } from './read-settings'

/** As many as WeChat asks for in one tap. */
const askedAtOnce = 5

const answerInput = z.strictObject({
  templateId: z.string().min(1).max(64),
  answer: z.enum(consentAnswers),
})

const timeInput = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间不正确') as unknown as z.ZodType<TimeOfDay>

/** How large they may be is said by `refuseFigures`. */
const figuresInput = z.strictObject({
  quietFrom: timeInput,
  quietUntil: timeInput,
  roundupAbove: z.int().min(0).max(1000),
  roundupAt: timeInput,
})

const secondInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('robot'), address: z.string().trim().max(300) }),
  z.strictObject({
    kind: z.literal('wecom'),
    corpId: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z]{6,64}$/),
    agentId: z.int().min(1).max(1_000_000_000),
    secret: z.string().trim().min(1).max(100),
  }),
])

export const noticesRouter = router({
  inbox: staff
    .input(z.strictObject({ after: z.string().max(60).nullable() }))
    .query(({ ctx, input }) => noticePage(ctx, input.after)),
  read: staff
    .input(z.strictObject({ ...commandInput, noticeIds: z.array(idInput).max(20) }))
    .mutation(({ ctx, input }) => markRead(ctx, input.noticeIds)),
  noteConsent: staff
    .input(z.strictObject({ ...commandInput, answers: z.array(answerInput).max(askedAtOnce) }))
    .mutation(({ ctx, input }) => noteConsent(ctx, input)),
  settings: staff.query(({ ctx }) => settingsPage(ctx)),
  setSettings: staff
    .input(z.strictObject({ ...commandInput, figures: figuresInput }))
    .mutation(({ ctx, input }) => setNoticeSettings(ctx, input)),
  setSecond: staff
    .input(z.strictObject({ ...commandInput, second: secondInput }))
    .mutation(({ ctx, input }) => setSecondChannel(ctx, input)),
})
