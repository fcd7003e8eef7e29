import { say } from '../../shared/notices'
import { lapseChanges, type Post } from '../../shared/posts'
import { theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'

/** The changes that were asked for did not come in time: the place is free, and the submitter is told (G10). */
export async function writeLapsed(tx: Tx, ctx: Context, post: Post): Promise<void> {
  const { _id: postId, title, place, submitterId } = post
  const details = { edition: place?.editionId ?? null }
  const deed = { action: 'changes-lapsed', by: theSystem, at: ctx.now, details }
  await replaceWithTrail(tx, ctx, 'posts', lapseChanges(post), deed)
  const wording = say.changesLapsed({ postId, title, day: null }, place?.day ?? null)
  await notify(tx, ctx, [submitterId], wording, { screen: 'post', id: postId })
}
