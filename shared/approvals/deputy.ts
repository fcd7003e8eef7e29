import { refuse, sayDay, type Day, type Instant, type Refusal, type Stored } from '../_kernel'
import type { Person } from '../staff'

/** Who decides for somebody on some days, both included (代理). */
export type Deputyship = Stored & {
  readonly principalId: string
  readonly principalName: string
  readonly deputyId: string
  readonly deputyName: string
  readonly from: Day
  readonly through: Day
  /** When it was ended before its last day; null while it holds. */
  readonly endedAt: Instant | null
}

/** Longer than any leave; whoever is away longer has a successor. */
export const longestDeputyshipDays = 92

/** The last day of whoever decides for somebody who has left (X4): for good. */
const forGood: Day = '9999-12-31'

/** Whoever takes over from somebody who has left decides whatever still waits for them, as their deputy for good. */
export function successor(
  _id: string,
  leaver: Pick<Person, '_id' | 'name'>,
  standIn: Pick<Person, '_id' | 'name'>,
  from: Day,
): Deputyship {
  return {
    _id,
    schema: 1,
    version: 1,
    principalId: leaver._id,
    principalName: leaver.name,
    deputyId: standIn._id,
    deputyName: standIn.name,
    from,
    through: forGood,
    endedAt: null,
  }
}

export function isForGood({ through }: Pick<Deputyship, 'through'>): boolean {
  return through === forGood
}

export function holdsOn({ from, through, endedAt }: Deputyship, day: Day): boolean {
  return endedAt === null && from <= day && day <= through
}

/** Why this person cannot be the deputy for these days; null when they can. */
export function refuseDeputy(
  principal: Person,
  deputy: Person | null,
  { from, through }: Pick<Deputyship, 'from' | 'through'>,
  others: readonly Deputyship[],
  today: Day,
): Refusal | null {
  if (!deputy?.active) return refuse('not-found', '没有这位在职人员，请另选一位。', { path: 'deputyId' })
  if (deputy._id === principal._id) return refuse('bad-input', '不能由自己代理自己。', { path: 'deputyId' })
  if (from < today || through < from)
    return refuse('bad-input', '代理从今天或以后开始，到开始那天或以后结束。', { path: 'through' })
  const overlapping = others.find(
    (other) => other.endedAt === null && other.from <= through && from <= other.through,
  )
  if (!overlapping) return null
  return refuse(
    'wrong-state',
    `${sayDay(overlapping.from)}至${sayDay(overlapping.through)}已由${overlapping.deputyName}代理，请先结束那一段。`,
    { path: 'from' },
  )
}
