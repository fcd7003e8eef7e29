import type { Send, Stage, Stopped, Unreached } from '../../shared/publishing'

/** A send as its desk shows it. */
export type SendRow = {
  readonly stage: Stage
  readonly problem: string | null
  /** Who got the preview, of all who should. */
  readonly previewed: readonly string[]
  readonly unreached: readonly Unreached[]
  readonly testers: number
  readonly takenOut: readonly string[]
  readonly stopped: Stopped | null
  readonly links: readonly { readonly title: string; readonly link: string }[]
}

export function presentSend(send: Send): SendRow {
  const { stage, problem, previewed, unreached, testers, takenOut, stopped, articles } = send
  return {
    stage,
    problem,
    previewed,
    unreached,
    testers: testers.length,
    takenOut: takenOut.map(({ title }) => title),
    stopped,
    links: articles.flatMap(({ title, link }) => (link ? [{ title, link }] : [])),
  }
}
