import { fateOf, noticeKinds, type Fate, type Notice } from '../../shared/notices'
import type { Context } from '../_platform/context'

export type { Fate }

/** The latest notices of one subject; older ones are of steps long decided. */
const looksAt = 40

/** What people were told of a subject lately. */
export function noticesAbout({ db }: Pick<Context, 'db'>, subjectId: string): Promise<Notice[]> {
  return db.find('notices', {
    where: { 'opens.id': subjectId },
    orderBy: ['sortKey', 'desc'],
    limit: looksAt,
  })
}

/** What became of the latest request to decide that each of these people was sent, of these notices. */
export async function whatBecameOf(
  { db }: Pick<Context, 'db'>,
  notices: readonly Notice[],
  people: readonly string[],
): Promise<ReadonlyMap<string, Fate>> {
  const latest = people.flatMap(
    (id) => notices.find((each) => each.personId === id && asksToDecide(each)) ?? [],
  )
  const messages = await db.getMany(
    'messages',
    latest.flatMap(({ messageId }) => messageId ?? []),
  )
  return new Map(
    latest.map((notice) => {
      const message = messages.find(({ _id }) => _id === notice.messageId) ?? null
      return [notice.personId, fateOf(notice, message)]
    }),
  )
}

function asksToDecide({ kind }: Notice): boolean {
  return noticeKinds[kind].template === 'decide'
}
