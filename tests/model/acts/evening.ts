import fc from 'fast-check'
import { addMinutes } from '../../../shared/_kernel'
import type { World } from '../world'
import { act, pick, which, type WeightedAct } from './act'
import { nearEditions } from './at-the-desk'
import { passThrough } from './deciding'

/** What chance alone seldom brings about: an edition whose posts all pass, and which goes out as it should. */
export const evenings: readonly WeightedAct[] = [
  act('an edition goes out', 5, fc.record({ which, way: which }), async (world, { which: nth, way }) => {
    const planned = nearEditions(world).filter(({ state, places }) => state === 'open' && places.length > 0)
    const edition = pick(planned.slice(0, 3), nth)
    if (!edition) return
    for (const { postId } of edition.places) {
      const post = world.stored().posts.get(postId)
      if (post) await passThrough(world, post.approvalId, way)
    }
    await world.goTo(edition.locksAt)
    await lookAtPreview(world, edition._id, edition.channelId)
    await world.goTo(addMinutes(edition.opensAt, 3))
  }),
]

/** The previews have come once a minute after the lock or two (W3). */
async function lookAtPreview(world: World, editionId: string, channelId: string): Promise<void> {
  await world.goTo(addMinutes(world.now(), 2))
  for (const { personId } of world.stored().channels.get(channelId)?.account.testers ?? [])
    await world.tap(personId, 'publishing.answer', { editionId, fine: true, words: '' })
}
