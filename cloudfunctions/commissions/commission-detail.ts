import type { Instant, Refusal } from '../../shared/_kernel'
import {
  mayAnswer,
  mayAskFor,
  mayHandInFor,
  mayRemindFrom,
  maySeeCommission,
  type Commission,
} from '../../shared/commissions'
import type { PostState } from '../../shared/posts'
import type { TrailEntry } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { hidden } from './change-commission'
import { presentCommission, type CommissionRow } from './commission-rows'
import { tellDeed } from './tell-deed'
import { unitPeople } from './unit-people'

export type CommissionDetail = {
  readonly commission: CommissionRow &
    Pick<Commission, 'waived' | 'askedAt' | 'fulfilledAt'> & {
      readonly askedByName: string
      readonly reminded: Commission['reminders']
    }
  /** Who answers for it. */
  readonly people: readonly { readonly name: string; readonly position: string }[]
  readonly posts: readonly { readonly id: string; readonly title: string; readonly state: PostState }[]
  readonly can: {
    readonly answer: boolean
    readonly handIn: boolean
    readonly remind: boolean
    readonly waive: boolean
  }
  readonly remindFrom: Instant
  readonly trail: readonly {
    readonly n: number
    readonly at: Instant
    readonly byName: string
    readonly text: string
    readonly hash: string
  }[]
}

const mostTrailShown = 300

/** Everything that one commission's page shows. */
export async function commissionDetail(
  ctx: StaffContext,
  commissionId: string,
): Promise<CommissionDetail | Refusal> {
  const { db, person, now } = ctx
  const [commission, trail] = await Promise.all([
    db.get('commissions', commissionId),
    db.find('trail', { where: { subjectId: commissionId }, orderBy: ['n', 'asc'], limit: mostTrailShown }),
  ])
  if (!commission) return hidden()
  const [channel, people, posts] = await Promise.all([
    db.get('channels', commission.channelId),
    unitPeople(ctx, commission.unitId),
    postsFor(ctx, commission),
  ])
  if (!channel || !maySeeCommission(person, commission, channel)) return hidden()
  const { askedBy, askedAt, fulfilledAt, waived, reminders } = commission
  const mayAsk = mayAskFor(person, channel)
  const isOpen = commission.state === 'open'
  return {
    commission: {
      ...presentCommission(commission, now),
      askedByName: askedBy.name,
      askedAt,
      fulfilledAt,
      waived,
      reminded: reminders,
    },
    people: people.map(({ name, position }) => ({ name, position })),
    posts,
    can: {
      answer: mayAnswer(person, commission, channel),
      handIn: isOpen && mayHandInFor(person, commission),
      remind: isOpen && mayAsk,
      waive: isOpen && mayAsk,
    },
    remindFrom: mayRemindFrom(commission),
    trail: trail.map(presentEntry),
  }
}

async function postsFor(
  { db }: Pick<Context, 'db'>,
  { handedIn }: Commission,
): Promise<CommissionDetail['posts']> {
  if (handedIn.length === 0) return []
  const query = { where: { _id: is.oneOf(handedIn) }, limit: handedIn.length }
  const posts = await db.findOnly('posts', query, ['title', 'state'])
  return posts.map(({ _id, title, state }) => ({ id: _id, title, state }))
}

function presentEntry(entry: TrailEntry): CommissionDetail['trail'][number] {
  const { n, at, by, hash } = entry
  return { n, at, byName: by.name, text: tellDeed(entry), hash }
}
