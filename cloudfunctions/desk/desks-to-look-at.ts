import { addDays, dayOf, instantAt, type Day } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import { mayArrange, troubleOf } from '../../shared/desk'
import type { Edition } from '../../shared/editions'
import { sendIdOf } from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'

/** An edition of today that wants its editor: short, late or in trouble. */
export type DeskAlert = {
  readonly editionId: string
  readonly channelName: string
  readonly day: Day
  readonly text: string
}

const mostToday = 20

/** What 首页 shows to the editors of a channel; nothing to anybody else, and nothing while all is well. */
export async function desksToLookAt(ctx: StaffContext, channels: readonly Channel[]): Promise<DeskAlert[]> {
  const { db, person, now } = ctx
  const own = channels.filter((channel) => mayArrange(person, channel)).map(({ _id }) => _id)
  if (own.length === 0) return []
  const day = dayOf(now)
  const closesAt = is.between(instantAt(day, '00:00'), instantAt(addDays(day, 1), '00:01'))
  const { found, posts } = await db.findJoined(
    'editions',
    { where: { closesAt }, orderBy: ['closesAt', 'asc'], limit: mostToday },
    { posts: ['posts', 'places.postId'] },
  )
  const today = found.filter((edition) => own.includes(edition.channelId) && edition.day === day)
  const sends = await db.getMany(
    'sends',
    today.map(({ _id }) => sendIdOf(_id)),
  )
  return today.flatMap((edition) => {
    const here = isOpen(edition) ? posts.filter(({ place }) => place?.editionId === edition._id) : []
    const send = sends.find(({ editionId }) => editionId === edition._id) ?? null
    const text = troubleOf(edition, here, send, now)
    return text ? [{ editionId: edition._id, channelName: edition.channelName, day, text }] : []
  })
}

function isOpen({ state }: Edition): boolean {
  return state === 'open'
}
