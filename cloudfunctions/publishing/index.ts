import * as z from 'zod'
import { commandInput, idInput, textInput } from '../../shared/_kernel'
import { takedownReasonLimit } from '../../shared/posts'
import { answerWordsLimit } from '../../shared/publishing'
import { router, staff } from '../_platform/procedures'
import { answerAsTester, previewPage } from './preview-page'
import { confirmTakenDown, takeDownPost } from './take-down'

export { advanceSend } from './advance-send'
export { beginSend } from './begin-send'
export { reportOf } from './find-evidence'
export { hearOfSend } from './hear-of-send'
export { editorsAndPublishers } from './stage'
export { advanceTakedown } from './take-down'

const post = { ...commandInput, postId: idInput }
const editionId = z.string().regex(/^[0-9a-z_-]{1,60}$/, '编号不正确')

export const publishingRouter = router({
  preview: staff
    .input(z.strictObject({ editionId }))
    .query(({ ctx, input }) => previewPage(ctx, input.editionId)),
  answer: staff
    .input(
      z.strictObject({
        ...commandInput,
        editionId,
        fine: z.boolean(),
        words: z.string().max(answerWordsLimit),
      }),
    )
    .mutation(({ ctx, input }) => answerAsTester(ctx, input)),
  takeDown: staff
    .input(z.strictObject({ ...post, reason: textInput(takedownReasonLimit) }))
    .mutation(({ ctx, input }) => takeDownPost(ctx, input)),
  confirmTakenDown: staff
    .input(z.strictObject(post))
    .mutation(({ ctx, input }) => confirmTakenDown(ctx, input)),
})
