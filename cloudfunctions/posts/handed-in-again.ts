import { endingDecision, type Approval } from '../../shared/approvals'
import { differences, type Difference } from '../../shared/posts'
import { decisionRow, type DecisionRow } from '../approvals'
import type { ShownRevisions } from './shown-revisions'

/** What somebody who knows the post from before wants to see first: what changed, and what was asked for. */
export type HandedInAgain = {
  /** 第 n 次提交 */
  readonly n: number
  /** Why the one before went back. */
  readonly last: DecisionRow | null
  readonly differences: readonly Difference[]
  /** Addresses of the pictures that are there no more, by id. */
  readonly formerPictures: Readonly<Record<string, string>>
}

export function handedInAgain(
  { latest, before, goneSince }: ShownRevisions,
  approvals: readonly Approval[],
): HandedInAgain | null {
  const submissions = approvals.filter(({ kind }) => kind === 'post')
  const former = submissions.at(-2)
  if (!former) return null
  const seen = before.find(({ digest }) => digest === former.digest)
  const last = endingDecision(former)
  const about = { n: submissions.length, last: last && decisionRow(last, former.digest) }
  if (!seen) return { ...about, differences: [], formerPictures: {} }
  return {
    ...about,
    differences: differences(seen.material, latest.material),
    formerPictures: goneSince(seen),
  }
}
