import * as z from 'zod'
import { dayInput, idInput } from '../../shared/_kernel'
import { exportKinds, scopeInput, scopesOf } from '../../shared/archive'
import { postStates } from '../../shared/posts'
import { router, staff } from '../_platform/procedures'
import { allChannels } from '../channels'
import { presentMe } from '../staff'
import { beginExport, stepExport } from './export-table'
import { findPosts } from './find-posts'
import { recordPost } from './post-record'

export { goOnWithExport } from './export-table'

export const archiveRouter = router({
  beginExport: staff
    .input(
      z.strictObject({
        jobId: idInput,
        kind: z.enum(exportKinds),
        scope: scopeInput,
        from: dayInput,
        through: dayInput,
      }),
    )
    .mutation(({ ctx, input }) => beginExport(ctx, input)),
  record: staff
    .input(z.strictObject({ postId: idInput }))
    .mutation(({ ctx, input }) => recordPost(ctx, input.postId)),
  scopes: staff.query(async ({ ctx }) => ({
    me: presentMe(ctx.person),
    scopes: scopesOf(ctx.person, await allChannels(ctx)),
  })),
  search: staff
    .input(
      z.strictObject({
        scope: scopeInput.nullable(),
        words: z.string().max(40),
        state: z.enum(postStates).nullable(),
        from: dayInput.nullable(),
        through: dayInput.nullable(),
        after: z.string().max(80).nullable(),
      }),
    )
    .query(({ ctx, input }) => findPosts(ctx, input)),
  stepExport: staff
    .input(z.strictObject({ jobId: idInput }))
    .mutation(({ ctx, input }) => stepExport(ctx, input.jobId)),
})
