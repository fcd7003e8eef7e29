import * as z from 'zod'
import { commandInput, dayInput, idInput, textInput } from '../../shared/_kernel'
import { urgentReasonLimit } from '../../shared/urgent'
import { router, staff } from '../_platform/procedures'
import { askUrgently } from './ask-urgently'
import { urgentDetail } from './urgent-detail'

export { urgentKind } from './urgent-kind'

export const urgentRouter = router({
  ask: staff
    .input(
      z.strictObject({
        ...commandInput,
        postId: idInput,
        wishedDay: dayInput,
        reason: textInput(urgentReasonLimit),
      }),
    )
    .mutation(({ ctx, input }) => askUrgently(ctx, input)),
  detail: staff
    .input(z.strictObject({ postId: idInput }))
    .query(({ ctx, input }) => urgentDetail(ctx, input.postId)),
})
