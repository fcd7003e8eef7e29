import { dayOf, instantAt, type Day } from '../../shared/_kernel'
import { mayArrange, troubleOf } from '../../shared/desk'
import type { Edition } from '../../shared/editions'
import { sendIdOf } from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { is } from '../_platform/database'
import { allChannels } from '../channels'

/** An edition of today that wants its editor: short, late or in trouble. */
export type DeskAlert = {
  readonly editionId: string
  readonly channelName: string
  readonly day: Day
  readonly text: string
}

const mostToday = 20

/** What 首页 shows to the editors of a channel; nothing to anybody else, and nothing while all is well. */
export async function desksToLookAt(ctx: StaffContext): Promise<DeskAlert[]> {
  const { db, person, now } = ctx
  const own = (await allChannels(ctx)).filter((channel) => mayArrange(person, channel)).map(({ _id }) => _id)
  if (own.length === 0) return []
  const where = { closesAt: is.after(instantAt(dayOf(now), '00:00')) }
  const near = await db.find('editions', { where, orderBy: ['closesAt', 'asc'], limit: mostToday })
  const today = near.filter(({ channelId, day }) => own.includes(channelId) && day === dayOf(now))
  const [posts, sends] = await Promise.all([
    db.getMany(
      'posts',
      today.filter(isOpen).flatMap(({ places }) => places.map(({ postId }) => postId)),
    ),
    db.getMany(
      'sends',
      today.map(({ _id }) => sendIdOf(_id)),
    ),
  ])
  return today.flatMap((edition) => {
    const here = posts.filter(({ place }) => place?.editionId === edition._id)
    const send = sends.find(({ editionId }) => editionId === edition._id) ?? null
    const text = troubleOf(edition, here, send, now)
    const { _id: editionId, channelName, day } = edition
    return text ? [{ editionId, channelName, day, text }] : []
  })
}

function isOpen({ state }: Edition): boolean {
  return state === 'open'
}
