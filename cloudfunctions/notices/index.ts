import * as z from 'zod'
import { commandInput, idInput } from '../../shared/_kernel'
import { router, staff } from '../_platform/procedures'
import { markRead, noticePage } from './read-notices'

export { notify } from './notify'
export { noticePage, unreadCount, type NoticeRow } from './read-notices'

export const noticesRouter = router({
  inbox: staff
    .input(z.strictObject({ after: z.string().max(60).nullable() }))
    .query(({ ctx, input }) => noticePage(ctx, input.after)),
  read: staff
    .input(z.strictObject({ ...commandInput, noticeIds: z.array(idInput).max(20) }))
    .mutation(({ ctx, input }) => markRead(ctx, input.noticeIds)),
})
