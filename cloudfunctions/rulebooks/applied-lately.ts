import { addDays, dayOf, instantAt, type Day, type Instant } from '../../shared/_kernel'
import { maySeeAdjustments } from '../../shared/adjustments'
import { mayReadApplication, noOffices, officesId } from '../../shared/applications'
import { maySeeCommission } from '../../shared/commissions'
import type { Opens } from '../../shared/notices'
import { isOfTeam, mayRead } from '../../shared/posts'
import type { TrailEntry } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { is, type Where } from '../_platform/database'
import { cadence, screens, uses, type Subjects, type Use } from './uses'

/** Where a clause was applied lately: of everything how often, of the last what, and where the reader may open it. */
export type Applied = {
  readonly since: Day
  readonly counts: readonly {
    readonly said: string
    readonly times: number
    /** There were more than are counted. */
    readonly orMore: boolean
  }[]
  readonly latest: readonly LatestUse[]
}

export type LatestUse = {
  readonly said: string
  readonly at: Instant
  /** Null for what is not for this reader: then nothing is told of it but that it was. */
  readonly opens: (Opens & { readonly title: string }) | null
}

/** What was found, the newest first; `isWhole` unless there is more than is counted. */
type Uses = { readonly found: readonly Found[]; readonly isWhole: boolean }

type Found = Pick<TrailEntry, '_id' | 'action' | 'at' | 'subjectId'> & { readonly use: Use }

const lately = 30
const mostCounted = 200
const mostShown = 6

/** What the trail says of a clause: by the deeds that are its use, and by those that name it themselves. */
export async function findUses({ db, now }: Context, clause: string): Promise<Uses> {
  const at = is.atLeast(sinceOf(now))
  const newest = { orderBy: ['at', 'desc'], limit: mostCounted } as const
  const find = (where: Where) =>
    db.findOnly('trail', { where: { ...where, at }, ...newest }, ['action', 'at', 'subjectId'])
  const [byDeed, byName, byCadence, rules] = await Promise.all([
    find({ action: is.oneOf(actionsOf(clause)) }),
    find({ 'details.clause': clause }),
    find({ action: is.oneOf(actionsOf(cadence)) }),
    db.findOnly('effectiveRules', { where: {}, orderBy: ['_id', 'asc'], limit: 1_000 }, ['cadence']),
  ])
  const channels = rules.filter((each) => each.cadence.clause === clause).map(({ _id }) => `${_id}_`)
  const ofChannels = byCadence.filter(({ subjectId }) => channels.some((id) => subjectId.startsWith(id)))
  const found = [...byDeed, ...byName, ...ofChannels].flatMap((entry) => {
    const use = uses[entry.action]
    return use ? [{ ...entry, use }] : []
  })
  const once = [...new Map(found.map((entry) => [entry._id, entry])).values()]
  return {
    found: once.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)),
    isWhole: [byDeed, byName, ofChannels.length > 0 ? byCadence : []].every(
      (entries) => entries.length < mostCounted,
    ),
  }
}

function actionsOf(clause: string): string[] {
  return Object.keys(uses).filter((action) => uses[action]?.clause === clause)
}

function sinceOf(now: Instant): Instant {
  return instantAt(addDays(dayOf(now), -lately), '00:00')
}

export async function presentUses(ctx: StaffContext, { found, isWhole }: Uses): Promise<Applied> {
  const said = [...new Set(found.map(({ use }) => use.said))]
  const last = found.slice(0, mostShown)
  const openable = await readOpenable(ctx, last)
  return {
    since: dayOf(sinceOf(ctx.now)),
    counts: said
      .map((each) => ({
        ...{ said: each, orMore: !isWhole },
        times: found.filter(({ use }) => use.said === each).length,
      }))
      .sort((a, b) => b.times - a.times),
    latest: last.map(({ use, at, subjectId }) => {
      const title = openable.get(subjectId)
      const screen = screens[use.of]
      return {
        ...{ said: use.said, at },
        opens: screen === null || title === undefined ? null : { screen, id: subjectId, title },
      }
    }),
  }
}

/** The titles of what this reader may open, by id: each kind of subject by its own policy. */
async function readOpenable({ db, person }: StaffContext, last: readonly Found[]) {
  const of = <C extends keyof Subjects>(collection: C) =>
    db.getMany(collection, [
      ...new Set(last.filter(({ use }) => use.of === collection).map(({ subjectId }) => subjectId)),
    ])
  const [channels, offices, posts, editions, adjustments, applications, accounts, commissions] =
    await Promise.all([
      last.length === 0 ? [] : db.findOnly('channels', { where: {}, limit: 1_000 }, ['team']),
      last.some(({ use }) => use.of === 'applications') ? db.get('offices', officesId) : null,
      of('posts'),
      of('editions'),
      of('adjustments'),
      of('applications'),
      of('accounts'),
      of('commissions'),
    ])
  const inChannel =
    <T extends { readonly channelId: string }>(
      may: (subject: T, channel: (typeof channels)[number]) => boolean,
    ) =>
    (subject: T) => {
      const channel = channels.find(({ _id }) => _id === subject.channelId)
      return channel !== undefined && may(subject, channel)
    }
  return new Map<string, string>([
    ...posts
      .filter(inChannel((post, channel) => mayRead(person, post, channel)))
      .map(({ _id, title }) => [_id, title] as const),
    ...editions
      .filter(inChannel((_, channel) => isOfTeam(person, channel)))
      .map(({ _id, channelName, day }) => [_id, `${channelName} ${day}`] as const),
    ...adjustments
      .filter(inChannel((_, channel) => maySeeAdjustments(person, channel)))
      .map(({ _id, channelName }) => [_id, channelName] as const),
    ...applications
      .filter((application) => mayReadApplication(person, application, offices ?? noOffices))
      .map(({ _id, title, about }) => [_id, `${title}：${about}`] as const),
    ...accounts.map(({ _id, name }) => [_id, name] as const),
    ...commissions
      .filter(inChannel((commission, channel) => maySeeCommission(person, commission, channel)))
      .map(({ _id, topic }) => [_id, topic] as const),
  ])
}
