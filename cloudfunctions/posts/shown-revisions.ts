import { allPictures, revisionId, type Post, type Revision, type ShownVideo } from '../../shared/posts'
import type { Context } from '../_platform/context'
import { is } from '../_platform/database'
import { pictureAddresses } from './pictures'
import { presentVideo } from './videos'

/** By picture id. */
type Addresses = Readonly<Record<string, string>>

/** What a post is and what it was before, with where its pictures can be read. */
export type ShownRevisions = {
  readonly latest: Revision
  readonly pictures: Addresses
  readonly video: ShownVideo | null
  /** The latest first. */
  readonly before: readonly Revision[]
  /** The pictures of an earlier one that are there no more. */
  readonly goneSince: (earlier: Revision) => Addresses
}

/** Revisions looked through for the one that was decided upon: an editor's own changes lie between. */
const mostBefore = 10

export async function shownRevisions(
  ctx: Pick<Context, 'db' | 'files'>,
  { _id, revision, approvalId }: Pick<Post, '_id' | 'revision' | 'approvalId'>,
): Promise<ShownRevisions> {
  const known = Math.min(revision.n, mostBefore + 1)
  const newestFirst = Array.from({ length: known }, (_, back) => revisionId(_id, revision.n - back))
  // What was handed in bears the name of its approval, however often it was edited since.
  const ids = [...new Set([...newestFirst, approvalId])]
  const { found, ...joined } = await ctx.db.findJoined(
    'revisions',
    { where: { _id: is.oneOf(ids) }, limit: ids.length },
    { pictures: ['pictures', 'pictures.pictureId'], videos: ['videos', 'material.videoId'] },
  )
  const [latest, ...before] = ids.flatMap((id) => found.filter((each) => each._id === id))
  if (latest?.n !== revision.n) throw new Error(`revision ${revision.n} of post ${_id} is missing`)
  const [urls, video] = await Promise.all([
    pictureAddresses(ctx, joined.pictures),
    presentVideo(ctx, joined.videos.find((each) => each._id === latest.material.videoId) ?? null),
  ])
  const now = allPictures(latest.material)
  const addresses = (ids: readonly string[]) =>
    Object.fromEntries([...urls].filter(([id]) => ids.includes(id)))
  return {
    latest,
    pictures: addresses(now),
    video,
    before,
    goneSince: ({ material }) => addresses(allPictures(material).filter((id) => !now.includes(id))),
  }
}
