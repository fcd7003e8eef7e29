import { sayDay, type Day } from '../_kernel'

export type PostFacts = { readonly postId: string; readonly title: string; readonly day: Day | null }

/** One edition on its way out, as its editors know it. Without a head post when nothing is left in it. */
export type SendFacts = {
  readonly channelName: string
  readonly day: Day
  readonly headTitle: string | null
}

/** What a notice of a post is about, whose doing it is, and the day in question. */
export function ofPost({ title, day }: PostFacts, by: string | null = null) {
  return { about: title, day, by }
}

export function ofEdition({ channelName, day }: SendFacts, by: string | null = null) {
  return { about: `${channelName}${sayDay(day)}一期`, day, by }
}

export function edition(send: SendFacts): string {
  return `${ofEdition(send).about}${send.headTitle === null ? '' : `（头条《${send.headTitle}》）`}`
}

export function whereNow({ day }: PostFacts): string {
  return day ? `已顺延到${sayDay(day)}` : '暂时没有空位，有空位时再排'
}

export function because(reason: string): string {
  return reason === '' ? '' : `，原因是${withoutStop(reason)}`
}

/** What a person wrote, to be followed by our own full stop. */
export function withoutStop(text: string): string {
  return text.replace(/[。！.!\s]+$/u, '')
}
