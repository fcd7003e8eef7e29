import * as z from 'zod'
import { commandInput, idInput, textInput } from '../../shared/_kernel'
import { takedownReasonLimit } from '../../shared/posts'
import { router, staff } from '../_platform/procedures'
import { confirmTakenDown, takeDownPost } from './take-down'

export { advanceSend } from './advance-send'
export { beginSend } from './begin-send'
export { hearOfSend } from './hear-of-send'
export { editorsAndPublishers } from './stage'
export { advanceTakedown } from './take-down'

const post = { ...commandInput, postId: idInput }

export const publishingRouter = router({
  takeDown: staff
    .input(z.strictObject({ ...post, reason: textInput(takedownReasonLimit) }))
    .mutation(({ ctx, input }) => takeDownPost(ctx, input)),
  confirmTakenDown: staff
    .input(z.strictObject(post))
    .mutation(({ ctx, input }) => confirmTakenDown(ctx, input)),
})
