import { refuse, type Refusal } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import type { Edition } from '../../shared/editions'
import { mayRead, type Post } from '../../shared/posts'
import type { Person } from '../../shared/staff'
import type { StaffContext } from '../_platform/context'

/** A permission as a sentence, and what is said to whom it refuses. */
export type Rule = {
  readonly may: (person: Person, channel: Channel) => boolean
  readonly otherwise: Refusal
}

export type EditionAtDesk = { readonly edition: Edition; readonly channel: Channel }

/** An edition, for somebody who may do this at its desk. Everybody sees in the calendar that it exists. */
export async function editionFor(
  { db, person }: StaffContext,
  editionId: string,
  rule: Rule,
): Promise<EditionAtDesk | Refusal> {
  const { found, channels } = await db.findJoined(
    'editions',
    { where: { _id: editionId }, limit: 1 },
    { channels: ['channels', 'channelId'] },
  )
  return atDesk(person, found[0], channels[0], rule)
}

/** The same of what has been read. */
export function atDesk(
  person: Person,
  edition: Edition | undefined,
  channel: Channel | undefined,
  { may, otherwise }: Rule,
): EditionAtDesk | Refusal {
  if (!edition || !channel) return refuse('not-found', '没有这一期，请刷新排期。')
  return may(person, channel) ? { edition, channel } : otherwise
}

export type PostsAtDesk = { readonly posts: readonly Post[]; readonly channel: Channel }

/** Posts of one channel in this order, for somebody who may do this to them; to whom may not read them, they do not exist. */
export async function postsFor(
  { db, person }: StaffContext,
  postIds: readonly string[],
  { may, otherwise }: Rule,
): Promise<PostsAtDesk | Refusal> {
  const found = await db.getMany('posts', postIds)
  const posts = postIds.flatMap((id) => found.filter(({ _id }) => _id === id))
  const [first] = posts
  const channel = first && (await db.get('channels', first.channelId))
  if (!channel) return hidden
  const isHidden = (post: Post) => post.channelId !== channel._id || !mayRead(person, post, channel)
  if (posts.length !== postIds.length || posts.some(isHidden)) return hidden
  return may(person, channel) ? { posts, channel } : otherwise
}

const hidden = refuse('not-found', '没有这篇稿件，请刷新后再看。')

export function refuseNoReason(reason: string): Refusal | null {
  if (reason.trim() !== '') return null
  return refuse('bad-input', '请写明原因，相关的人会看到，也会留痕。', { path: 'reason' })
}
