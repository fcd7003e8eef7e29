import * as z from 'zod'
import { commandInput, idInput, textInput } from '../../shared/_kernel'
import { moveReasonLimit } from '../../shared/desk'
import { reorderings, shortfallReasonLimit } from '../../shared/editions'
import { holdReasonLimit } from '../../shared/posts'
import { pastedLinkLimit, resendReasonLimit, stopReasonLimit } from '../../shared/publishing'
import { router, staff, staffMeanwhileOf } from '../_platform/procedures'
import { byHandScreen } from './by-hand-screen'
import { deskScreen, readDesk } from './desk-screen'
import { holdPost, releasePost } from './hold-post'
import { sendFewer, skipEdition } from './lack-posts'
import { placePost, pullPost, replacePost, swapPosts } from './move-posts'
import { reorderPosts } from './reorder-posts'
import { letPostsMoveOn, markUnsent, pasteLinks, sendLate, sendUntested } from './settle-send'
import { resumeAll, stopAll } from './stop-all'
import { resumeEdition, stopEdition } from './stop-sending'

export { desksToLookAt, type DeskAlert } from './desks-to-look-at'

const editionId = z.string().regex(/^[0-9a-z_-]{1,60}$/, '编号不正确')
const post = { ...commandInput, postId: idInput }
const edition = { ...commandInput, editionId }
const moving = { ...commandInput, reason: textInput(moveReasonLimit) }
const agreed = z.boolean()

/** The platform's own limit of an edition (P1). */
const mostArticles = 8

/** The editor's desk (编辑台): one screen, and each of its taps. */
export const deskRouter = router({
  screen: staffMeanwhileOf(z.strictObject({ editionId }), readDesk).query(({ ctx }) =>
    deskScreen(ctx, ctx.read),
  ),
  reorder: staff
    .input(z.strictObject({ ...edition, postId: idInput, how: z.enum(reorderings) }))
    .mutation(({ ctx, input }) => reorderPosts(ctx, input)),
  place: staff
    .input(z.strictObject({ ...moving, postId: idInput, editionId, agreed }))
    .mutation(({ ctx, input }) => placePost(ctx, input)),
  pull: staff
    .input(z.strictObject({ ...moving, postId: idInput }))
    .mutation(({ ctx, input }) => pullPost(ctx, input)),
  replace: staff
    .input(z.strictObject({ ...moving, outId: idInput, inId: idInput, agreed }))
    .mutation(({ ctx, input }) => replacePost(ctx, input)),
  swap: staff
    .input(z.strictObject({ ...moving, postId: idInput, withId: idInput, agreed }))
    .mutation(({ ctx, input }) => swapPosts(ctx, input)),
  hold: staff
    .input(z.strictObject({ ...post, reason: textInput(holdReasonLimit) }))
    .mutation(({ ctx, input }) => holdPost(ctx, input)),
  release: staff.input(z.strictObject(post)).mutation(({ ctx, input }) => releasePost(ctx, input)),
  sendFewer: staff
    .input(z.strictObject({ ...edition, reason: textInput(shortfallReasonLimit) }))
    .mutation(({ ctx, input }) => sendFewer(ctx, input)),
  skip: staff
    .input(z.strictObject({ ...edition, reason: textInput(shortfallReasonLimit) }))
    .mutation(({ ctx, input }) => skipEdition(ctx, input)),
  stop: staff
    .input(z.strictObject({ ...edition, reason: textInput(stopReasonLimit) }))
    .mutation(({ ctx, input }) => stopEdition(ctx, input)),
  resume: staff.input(z.strictObject(edition)).mutation(({ ctx, input }) => resumeEdition(ctx, input)),
  sendUntested: staff
    .input(z.strictObject({ ...edition, reason: z.string().max(resendReasonLimit) }))
    .mutation(({ ctx, input }) => sendUntested(ctx, input)),
  sendLate: staff
    .input(z.strictObject({ ...edition, reason: z.string().max(resendReasonLimit) }))
    .mutation(({ ctx, input }) => sendLate(ctx, input)),
  letMoveOn: staff.input(z.strictObject(edition)).mutation(({ ctx, input }) => letPostsMoveOn(ctx, input)),
  markUnsent: staff.input(z.strictObject(edition)).mutation(({ ctx, input }) => markUnsent(ctx, input)),
  byHand: staff
    .input(z.strictObject({ editionId }))
    .query(({ ctx, input }) => byHandScreen(ctx, input.editionId)),
  pasteLinks: staff
    .input(
      z.strictObject({
        ...edition,
        links: z
          .array(z.strictObject({ postId: idInput, link: z.string().max(pastedLinkLimit) }))
          .max(mostArticles),
      }),
    )
    .mutation(({ ctx, input }) => pasteLinks(ctx, input)),
  stopAll: staff
    .input(z.strictObject({ ...commandInput, reason: textInput(stopReasonLimit) }))
    .mutation(({ ctx, input }) => stopAll(ctx, input)),
  resumeAll: staff.input(z.strictObject(commandInput)).mutation(({ ctx, input }) => resumeAll(ctx, input)),
})
