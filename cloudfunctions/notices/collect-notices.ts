import { newId } from '../../shared/_kernel'
import { roundupOf, gather, messageOf, type Notice, type NoticeSettings } from '../../shared/notices'
import type { Context } from '../_platform/context'
import { is, untilUncontended, type Tx } from '../_platform/database'

/** How many notices one tick looks at for whose time has come; the next one goes on. */
const dueAtOnce = 200

/** How many documents one transaction writes. */
const writtenAtOnce = 20

/** Whom something is due for. */
export async function peopleWithDueNotices({ db, now }: Context): Promise<string[]> {
  const due = await db.findOnly(
    'notices',
    { where: { dueAt: is.atMost(now) }, orderBy: ['dueAt', 'asc'], limit: dueAtOnce },
    ['personId'],
  )
  return [...new Set(due.map(({ personId }) => personId))]
}

/** Puts what is due for one person into messages: each into its own, or many into one. */
export async function collectNotices(
  ctx: Context,
  personId: string,
  { figures }: NoticeSettings,
): Promise<void> {
  const { db, now, random } = ctx
  await untilUncontended(random, async () => {
    const due = await db.find('notices', {
      where: { personId, dueAt: is.atMost(now) },
      orderBy: ['dueAt', 'asc'],
      limit: dueAtOnce,
    })
    const { messages, postponed, until } = gather(due, now, figures)
    await replaceAll(
      ctx,
      postponed.map((notice) => ({ ...notice, dueAt: until })),
    )
    for (const { notices, isRoundup } of messages) await carry(ctx, notices, isRoundup)
  })
}

async function carry(ctx: Context, notices: readonly Notice[], isRoundup: boolean): Promise<void> {
  const { now, random } = ctx
  const [first] = notices
  if (!first) return
  const messageId = newId(random)
  const message = isRoundup ? roundupOf(notices, messageId, now) : messageOf(first, messageId, now)
  const carried = notices.map((notice) => ({ ...notice, dueAt: null, messageId }))
  await replaceAll(ctx, carried, (tx) => tx.insert('messages', message))
}

/** @param first what becomes true with the first of them */
async function replaceAll(
  { db }: Context,
  notices: readonly Notice[],
  first: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (let at = 0; at < notices.length; at += writtenAtOnce) {
    await db.transact(async (tx) => {
      if (at === 0) await first(tx)
      for (const notice of notices.slice(at, at + writtenAtOnce)) await tx.replace('notices', notice)
    })
  }
}
