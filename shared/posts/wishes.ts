import { addDays, refuse, sayDay, type Day, type Refusal } from '../_kernel'
import { daysPreparedAhead, isEditionDay, type Cadence } from '../editions'
import type { Wishes } from './post'

/** What a submitter's wishes are held against. */
export type WishesFrame = {
  readonly today: Day
  /** The first day that the lead time allows. */
  readonly earliestDay: Day
  readonly cadence: Cadence
  /** The clause of the lead time, e.g. `G6`. */
  readonly leadTimeClause: string
}

const names = { notBefore: '不早于', wished: '期望', latest: '最晚' } as const

type Wished = keyof typeof names

const inOrder = ['notBefore', 'wished', 'latest'] as const satisfies readonly Wished[]

/** Wishes that no edition can fulfil are refused at once, with what would (G6, G7). */
export function refuseWishes(wishes: Wishes, frame: WishesFrame): Refusal | null {
  for (const wish of inOrder) {
    const refusal = wishes[wish] && refuseDay(wish, wishes[wish], frame)
    if (refusal) return refusal
  }
  return refuseOrder(wishes)
}

function refuseDay(wish: Wished, day: Day, frame: WishesFrame): Refusal | null {
  const { today, earliestDay, cadence, leadTimeClause } = frame
  const about = { path: `wishes.${wish}`, measured: sayDay(day) }
  if (day < today) {
    return refuse('bad-input', `“${names[wish]}”的日期已经过去，请重新选择。`, {
      ...about,
      limit: `${sayDay(today)}起`,
    })
  }
  const farthest = addDays(today, daysPreparedAhead)
  if (day > farthest) {
    const message = `“${names[wish]}”最远可选到${sayDay(farthest)}（${daysPreparedAhead} 天内）。`
    return refuse('bad-input', message, { ...about, limit: `${sayDay(farthest)}为止`, clause: 'G7' })
  }
  if (wish !== 'notBefore' && day < earliestDay) {
    const message = `“${names[wish]}”早于提前量允许的${sayDay(earliestDay)}（${leadTimeClause}）。请改期，或提交后申请加急（G8）。`
    return refuse('against-rule', message, {
      ...about,
      limit: `${sayDay(earliestDay)}起`,
      clause: leadTimeClause,
    })
  }
  if (isEditionDay(cadence, day)) return null
  return refuse('bad-input', `${sayDay(day)}这个渠道没有出刊，“${names[wish]}”请选有出刊的日子。`, about)
}

function refuseOrder(wishes: Wishes): Refusal | null {
  const given = inOrder.filter((wish) => wishes[wish] !== null)
  for (const [index, later] of given.entries()) {
    const earlier = given[index - 1]
    if (!earlier || (wishes[earlier] ?? '') <= (wishes[later] ?? '')) continue
    const message = `“${names[earlier]}”不能晚于“${names[later]}”，请调整先后。`
    return refuse('bad-input', message, { path: `wishes.${later}` })
  }
  return null
}

/** Whether no edition from this day on may have it any more. */
export function isPastLatest({ latest }: Wishes, earliest: Day): boolean {
  return latest !== null && latest < earliest
}

/** The first day on which a post may have a place, as its submitter wishes and the rules allow. */
export function earliestFor({ notBefore }: Wishes, day: Day): Day {
  return notBefore !== null && notBefore > day ? notBefore : day
}

/** `不早于 1月5日 周一 · 最晚 1月9日 周五`; empty without a wish. */
export function sayWishes(wishes: Wishes): string {
  const days = inOrder.flatMap((wish) => {
    const day = wishes[wish]
    return day ? [`${names[wish]} ${sayDay(day)}`] : []
  })
  return [...days, ...(wishes.earlierIsFine ? ['可提前刊出'] : [])].join(' · ')
}
