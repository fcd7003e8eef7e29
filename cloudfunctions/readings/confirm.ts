import { isRefusal, refuse, type Day, type Instant, type Refusal } from '../../shared/_kernel'
import { confirmationId, confirmReading } from '../../shared/readings'
import { rulebookIdOf, versionOf } from '../../shared/rulebooks'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { replaceWithTrail } from '../trail'

/** One person says that they have read it: once is enough, whoever taps again. */
export function confirmRead(
  ctx: StaffContext,
  { readingId }: { readonly readingId: string },
): Promise<{ confirmedAt: Instant } | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const [asked, reading] = await Promise.all([
      db.get('confirmations', confirmationId(readingId, person._id)),
      db.get('readings', readingId),
    ])
    if (!asked || !reading) return refuse('not-found', '没有请您确认这一版，请刷新后再看。')
    const confirmed = confirmReading(asked, reading, now)
    if (isRefusal(confirmed)) return confirmed
    if (confirmed !== asked) {
      const by = { id: person._id, name: person.name }
      const deed = { action: 'confirmed-reading', by, at: now, details: { rulebook: asked.rulebook } }
      await db.transact((tx) => replaceWithTrail(tx, ctx, 'confirmations', confirmed, deed))
    }
    return { confirmedAt: confirmed.confirmedAt ?? now }
  })
}

/** What somebody still has to read and to confirm. */
export type ToRead = {
  readonly readingId: string
  readonly rulebookId: string
  readonly title: string
  readonly version: number
  readonly dueOn: Day
}

const mostToRead = 20

/** What waits for this person to be read; the nearest last day first. */
export async function toRead({ db, person }: Pick<StaffContext, 'db' | 'person'>): Promise<ToRead[]> {
  const { found, readings } = await db.findJoined(
    'confirmations',
    // Of versions that were superseded unread some may be left: those are older.
    { where: { personId: person._id, owed: true }, orderBy: ['dueOn', 'desc'], limit: mostToRead },
    { readings: ['readings', 'readingId'] },
  )
  const open = readings.filter(({ state }) => state === 'open').map(({ _id }) => _id)
  return [...found]
    .filter(({ readingId }) => open.includes(readingId))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map(({ readingId, rulebook, title, dueOn }) => ({
      ...{ readingId, title, dueOn },
      rulebookId: rulebookIdOf(rulebook),
      version: versionOf(rulebook),
    }))
}
