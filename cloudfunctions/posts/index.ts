import * as z from 'zod'
import { commandInput, idInput, nameInput, textInput } from '../../shared/_kernel'
import { commentLimit } from '../../shared/approvals'
import { draftChangeInput, errorKinds, materialInput, reportLimit, wishesInput } from '../../shared/posts'
import { router, staff, staffMeanwhileOf } from '../_platform/procedures'
import { presentMe } from '../staff'
import { askToCancel } from './cancellation'
import { composeScreen } from './compose-screen'
import { discardDraft, draftList, saveDraft } from './drafts'
import { editPostOf } from './edit-post'
import { checkPicture, ticketPicture } from './pictures'
import { importWord, ticketImport } from './import-word'
import { postDetail, readDetail } from './post-detail'
import { reportError } from './report-error'
import { ownPosts } from './post-rows'
import { resubmitPost } from './resubmit-post'
import { readForSubmission, submitPost } from './submit-post'
import { checkVideo, ticketVideo } from './videos'

export { articleOf, holdsInUse, leaveSkipped, postsAtLock } from './at-lock'
export { channelsWithWaiting, moveOnward, placeWaitingPosts } from './move-post'
export { returnTakenOut, tellNotSent, tellPublished, tellRemoved } from './after-send'
export { approvalsOf } from './asked-beside'
export { pictureAddresses } from './pictures'
export { fingerprintOf } from './videos'
export { cancellationKind } from './cancellation-kind'
export { postRequestKind } from './post-request-kind'
export { ownPosts, presentPosts, type PostRow } from './post-rows'
export { factsOf, opens } from './request-subject'
export { channelHeads, toldOfPost } from './request-told'
export { retimePost } from './retime-post'
export { tellDeed } from './tell-deed'

const handedIn = {
  ...commandInput,
  postId: idInput,
  material: materialInput,
  wishes: wishesInput.optional(),
}

export const postsRouter = router({
  compose: staff
    .input(z.strictObject({ postId: idInput.nullable(), draftId: idInput.nullable().optional() }))
    .query(({ ctx, input }) => composeScreen(ctx, input.postId, input.draftId ?? null)),
  drafts: staff.query(async ({ ctx }) => ({ me: presentMe(ctx.person), ...(await draftList(ctx)) })),
  saveDraft: staff
    .input(
      z.strictObject({
        ...commandInput,
        draftId: idInput,
        base: z.int().min(0),
        editor: idInput,
        change: draftChangeInput,
      }),
    )
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),
  discardDraft: staff
    .input(z.strictObject({ ...commandInput, draftId: idInput }))
    .mutation(({ ctx, input }) => discardDraft(ctx, input)),
  ticketPicture: staff
    .input(z.strictObject({ ...commandInput, bytes: z.int().min(0), channelId: nameInput.optional() }))
    .mutation(({ ctx, input }) => ticketPicture(ctx, input)),
  ticketVideo: staff
    .input(z.strictObject({ ...commandInput, bytes: z.int().min(0), channelId: nameInput }))
    .mutation(({ ctx, input }) => ticketVideo(ctx, input)),
  checkVideo: staff
    .input(z.strictObject({ videoId: idInput }))
    .mutation(({ ctx, input }) => checkVideo(ctx, input)),
  checkPicture: staff
    .input(z.strictObject({ pictureId: idInput }))
    .mutation(({ ctx, input }) => checkPicture(ctx, input)),
  ticketImport: staff
    .input(z.strictObject({ ...commandInput, bytes: z.int().min(1) }))
    .mutation(({ ctx, input }) => ticketImport(ctx, input)),
  importWord: staff
    .input(z.strictObject({ ...commandInput, importId: idInput }))
    .mutation(({ ctx, input }) => importWord(ctx, input)),
  submit: staffMeanwhileOf(
    z.strictObject({
      ...handedIn,
      channelId: nameInput,
      submissionId: idInput.optional(),
      commissionId: idInput.nullable().optional(),
    }),
    readForSubmission,
  ).mutation(({ ctx, input }) => submitPost(ctx, input, ctx.read)),
  resubmit: staff.input(z.strictObject(handedIn)).mutation(({ ctx, input }) => resubmitPost(ctx, input)),
  edit: staff
    .input(
      z.strictObject({
        ...commandInput,
        postId: idInput,
        of: z.string().max(64),
        material: materialInput,
      }),
    )
    .mutation(({ ctx, input }) => editPostOf(ctx, input)),
  cancel: staff
    .input(z.strictObject({ ...commandInput, postId: idInput, reason: textInput(commentLimit) }))
    .mutation(({ ctx, input }) => askToCancel(ctx, input)),
  reportError: staff
    .input(
      z.strictObject({
        ...commandInput,
        reportId: idInput,
        postId: idInput,
        kind: z.enum(errorKinds),
        what: textInput(reportLimit),
      }),
    )
    .mutation(({ ctx, input }) => reportError(ctx, input)),
  detail: staffMeanwhileOf(z.strictObject({ postId: idInput }), readDetail).query(({ ctx }) =>
    postDetail(ctx, ctx.read),
  ),
  mine: staff
    .input(z.strictObject({ after: z.string().max(60).nullable() }))
    .query(async ({ ctx, input }) => ({ me: presentMe(ctx.person), ...(await ownPosts(ctx, input.after)) })),
})
