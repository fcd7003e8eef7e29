import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { articlesOf, mayArrange } from '../../shared/desk'
import { reorder, type Reordering } from '../../shared/editions'
import { rearrange, sendIdOf } from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { replaceWithTrail } from '../trail'
import { editionFor, type Rule } from './allowed'

/** Order and places are the editor's. */
export const arranging: Rule = {
  may: mayArrange,
  otherwise: refuse('not-allowed', '只有本渠道的编辑可以调整版面（G11）。', { clause: 'G11' }),
}

export type ReorderCommand = {
  readonly commandId: string
  readonly editionId: string
  readonly postId: string
  readonly how: Reordering
}

/** Puts one post elsewhere among the others of its edition. Once that has locked, it is assembled anew. */
export function reorderPosts(ctx: StaffContext, command: ReorderCommand): Promise<Done | Refusal> {
  const { db, person, now } = ctx
  const { commandId, editionId, postId, how } = command
  return untilUncontended(ctx.random, async () => {
    const desk = await editionFor(ctx, editionId, arranging)
    if (isRefusal(desk)) return desk
    if (desk.edition.commands.includes(commandId)) return done
    const edition = reorder(desk.edition, postId, how, now, commandId)
    if (isRefusal(edition)) return edition
    const send = edition.state === 'locked' ? await db.get('sends', sendIdOf(editionId)) : null
    const rearranged = send && rearrange(send, articlesOf(edition, send), now)
    if (isRefusal(rearranged)) return rearranged
    const deed = {
      action: 'reordered',
      by: { id: person._id, name: person.name },
      at: now,
      details: { post: postId, how },
    }
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'editions', edition, deed)
      if (rearranged) await replaceWithTrail(tx, ctx, 'sends', rearranged, deed)
    })
    return done
  })
}

/** What a tap at the desk answers: the desk itself is read again. */
export type Done = { readonly done: true }

export const done: Done = { done: true }
