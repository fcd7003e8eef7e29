import { endingDecision, type Approval } from '../../shared/approvals'
import {
  allPictures,
  differences,
  revisionId,
  type Difference,
  type Post,
  type Revision,
} from '../../shared/posts'
import type { Context } from '../_platform/context'
import { decisionRow, type DecisionRow } from '../approvals'
import { pictureAddresses } from './pictures'

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

/** Revisions looked through for the one that was decided upon: an editor's own changes lie between. */
const mostRevisions = 10

export async function handedInAgain(
  ctx: Context,
  post: Post,
  revision: Revision,
  approvals: readonly Approval[],
): Promise<HandedInAgain | null> {
  const submissions = approvals.filter(({ kind }) => kind === 'post')
  const former = submissions.at(-2)
  if (!former) return null
  const known = Math.min(post.revision.n - 1, mostRevisions)
  const ids = Array.from({ length: known }, (_, back) => revisionId(post._id, post.revision.n - 1 - back))
  const revisions = await ctx.db.getMany('revisions', ids)
  const seen = revisions.find(({ digest }) => digest === former.digest)
  const last = endingDecision(former)
  const about = { n: submissions.length, last: last && decisionRow(last, former.digest) }
  if (!seen) return { ...about, differences: [], formerPictures: {} }
  const now = allPictures(revision.material)
  const gone = allPictures(seen.material).filter((id) => !now.includes(id))
  const pictures = await pictureAddresses(ctx, await ctx.db.getMany('pictures', gone))
  return {
    ...about,
    differences: differences(seen.material, revision.material),
    formerPictures: Object.fromEntries(pictures),
  }
}
