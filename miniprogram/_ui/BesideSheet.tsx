import type { ApprovalView } from './approval-view'
import { CommentSheet } from './CommentSheet'
import { HandOnSheet } from './HandOnSheet'
import type { BesideAct } from './MoreSheet'

type BesideSheetProps = {
  act: BesideAct
  view: ApprovalView
  onClose: () => void
  refresh: () => Promise<unknown>
}

/** What was chosen beside deciding: to say something, to hand the request on, to keep somebody informed. */
export function BesideSheet({ act, ...sheet }: BesideSheetProps) {
  return act === 'comment' ? <CommentSheet {...sheet} /> : <HandOnSheet key={act} act={act} {...sheet} />
}

const besideActs: readonly string[] = ['transfer', 'add', 'copy', 'comment'] satisfies BesideAct[]

export function isBeside(act: string | null): act is BesideAct {
  return act !== null && besideActs.includes(act)
}
