import type { PublishBy } from '../../shared/channels'
import { toDo, type ToDo } from '../../shared/desk'
import {
  wayOf,
  type Answer,
  type Decision,
  type MassQuota,
  type Send,
  type Stage,
  type Stopped,
  type Unreached,
} from '../../shared/publishing'
import type { Instant } from '../../shared/_kernel'

/** A send as its desk shows it. */
export type SendRow = {
  readonly stage: Stage
  readonly way: PublishBy
  /** What a person has to do, the most pressing first. */
  readonly toDo: readonly ToDo[]
  /** Who got the preview, of all who should. */
  readonly previewed: readonly string[]
  readonly unreached: readonly Unreached[]
  readonly testers: readonly string[]
  readonly answers: readonly Answer[]
  readonly cleared: Decision | null
  readonly late: Decision | null
  readonly takenOut: readonly string[]
  readonly stopped: Stopped | null
  readonly articles: readonly {
    readonly postId: string
    readonly title: string
    readonly link: string | null
  }[]
}

export function presentSend(send: Send, quota: MassQuota | null, now: Instant): SendRow {
  const { stage, previewed, unreached, testers, answers, cleared, late, takenOut, stopped, articles } = send
  return {
    stage,
    way: wayOf(send),
    toDo: toDo(send, quota, now),
    previewed,
    unreached,
    testers: testers.map(({ name }) => name),
    answers,
    cleared,
    late,
    takenOut: takenOut.map(({ title }) => title),
    stopped,
    articles: articles.map(({ postId, title, link }) => ({ postId, title, link })),
  }
}
