import type { PostFacts } from '../../shared/notices'
import type { Post } from '../../shared/posts'
import type { Context } from '../_platform/context'
import type { Effects } from '../approvals'
import { givePlaceBack, lookAtPlacesSoon } from '../editions'
import { placeWaitingPosts } from './move-post'

export function factsOf({ _id, title, place }: Post): PostFacts {
  return { postId: _id, title, day: place?.day ?? null }
}

export function opens({ _id }: Post): { screen: 'post'; id: string } {
  return { screen: 'post', id: _id }
}

/**
 * For whoever is about to write that a post leaves its place: the place is free at once, and goes to whoever has waited
 * longest. The clock finds it even if what follows is lost.
 */
export async function freeingPlace(
  ctx: Context,
  { place, channelId }: Post,
): Promise<Pick<Effects, 'afterwards'>> {
  if (!place) return {}
  await lookAtPlacesSoon(ctx, place.editionId)
  return {
    afterwards: async () => {
      await givePlaceBack(ctx, place.editionId, place.holdId)
      await placeWaitingPosts(ctx, channelId)
    },
  }
}
