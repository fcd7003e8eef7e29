import type { Instant } from '../../shared/_kernel'
import type { Adjustment } from '../../shared/adjustments'
import type { Approval, Deputyship } from '../../shared/approvals'
import type { Channel } from '../../shared/channels'
import type { Edition } from '../../shared/editions'
import type { Post } from '../../shared/posts'
import type { Send } from '../../shared/publishing'
import type { Person } from '../../shared/staff'
import type { Collection, Documents } from '../../cloudfunctions/_platform/collections'
import type { TestCompany } from '../_support/company'

type ById<T> = ReadonlyMap<string, T>

/** What WeChat's stand-in took to send. */
export type Accepted = {
  readonly appid: string
  readonly clientmsgid: string
  readonly acceptedAt: Instant
  readonly articles: readonly { readonly title: string }[]
}

/** Everything of one moment that the rules speak of: the company's documents, and what left the house. */
export type Stored = {
  readonly people: ById<Person>
  readonly channels: ById<Channel>
  readonly editions: ById<Edition>
  readonly posts: ById<Post>
  readonly approvals: ById<Approval>
  readonly deputies: ById<Deputyship>
  readonly adjustments: ById<Adjustment>
  readonly sends: ById<Send>
  readonly accepted: readonly Accepted[]
}

const most = 1000

export async function readStored({ db, local }: TestCompany): Promise<Stored> {
  const all = async <C extends Collection>(collection: C): Promise<ById<Documents[C]>> => {
    const found = await db.find(collection, { where: {}, orderBy: ['_id', 'asc'], limit: most })
    if (found.length === most) throw new Error(`more ${collection} than the model reads`)
    return new Map(found.map((document) => [document._id, document]))
  }
  const [people, channels, editions, posts, approvals, deputies, adjustments, sends, accepted] =
    await Promise.all([
      all('people'),
      all('channels'),
      all('editions'),
      all('posts'),
      all('approvals'),
      all('deputies'),
      all('adjustments'),
      all('sends'),
      local.standIn('sends') as Promise<Accepted[]>,
    ])
  return { people, channels, editions, posts, approvals, deputies, adjustments, sends, accepted }
}

/** The posts that point at an edition. */
export function postsIn({ posts }: Stored, editionId: string): Post[] {
  return [...posts.values()].filter(({ place }) => place?.editionId === editionId)
}
