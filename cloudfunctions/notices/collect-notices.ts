import { newId } from '../../shared/_kernel'
import {
  gather,
  messageOf,
  roundupOf,
  type Message,
  type Notice,
  type NoticeSettings,
} from '../../shared/notices'
import type { Context } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'
import { logFault } from '../_platform/log'

/** How many notices one tick looks at for whose time has come; the next one goes on. */
const dueAtOnce = 200

/** How many notices one transaction writes. */
const writtenAtOnce = 20

/**
 * Puts what is due into messages: each notice into its own, or many of one person into one. All together takes a
 * fraction of the calls; where that fails, it is done for each person apart, so that the fault of one keeps nobody else
 * from being told.
 */
export async function collectNotices(ctx: Context, settings: NoticeSettings): Promise<void> {
  const isDone = await collect(ctx, settings).then(
    () => true,
    () => false,
  )
  if (isDone) return
  let failed = 0
  for (const personId of await peopleWithDueNotices(ctx)) {
    await collect(ctx, settings, personId).catch((fault: unknown) => {
      failed += 1
      logFault(ctx, `notices of ${personId}`, fault)
    })
  }
  if (failed > 0) throw new Error(`the notices of ${failed} people could not be collected`)
}

async function peopleWithDueNotices({ db, now }: Context): Promise<string[]> {
  const due = await db.findOnly(
    'notices',
    { where: { dueAt: is.atMost(now) }, orderBy: ['dueAt', 'asc'], limit: dueAtOnce },
    ['personId'],
  )
  return [...new Set(due.map(({ personId }) => personId))]
}

/** @param personId whose alone; without it, everybody's */
async function collect(ctx: Context, { figures }: NoticeSettings, personId?: string): Promise<void> {
  const { db, now, random } = ctx
  const whose = personId === undefined ? {} : { personId }
  await untilUncontended(random, async () => {
    const due = await db.find('notices', {
      where: { ...whose, dueAt: is.atMost(now) },
      orderBy: ['dueAt', 'asc'],
      limit: dueAtOnce,
    })
    const people = [...new Set(due.map((notice) => notice.personId))]
    const changes = people.flatMap((id) => {
      const theirs = due.filter((notice) => notice.personId === id)
      return changesBy(ctx, theirs, figures)
    })
    for (let at = 0; at < changes.length; at += writtenAtOnce)
      await write(ctx, changes.slice(at, at + writtenAtOnce))
  })
}

/** A notice as it becomes, and the message that comes to be with it: the first of those that it carries. */
type Change = { readonly notice: Notice; readonly message?: Message | undefined }

function changesBy(
  { now, random }: Context,
  ofOnePerson: readonly Notice[],
  figures: NoticeSettings['figures'],
): Change[] {
  const { messages, postponed, until } = gather(ofOnePerson, now, figures)
  const carried = messages.flatMap(({ notices, isRoundup }) => {
    const _id = newId(random)
    const [first] = notices
    const message = first && (isRoundup ? roundupOf(notices, _id, now) : messageOf(first, _id, now))
    return notices.map((notice) => ({
      notice: { ...notice, dueAt: null, messageId: _id },
      message: notice === first ? message : undefined,
    }))
  })
  return [...postponed.map((notice) => ({ notice: { ...notice, dueAt: until } })), ...carried]
}

async function write({ db }: Context, changes: readonly Change[]): Promise<void> {
  await db.transact(async (tx) => {
    await tx.insert('messages', ...changes.flatMap(({ message }) => message ?? []))
    for (const { notice } of changes) await tx.replace('notices', notice)
  })
}
