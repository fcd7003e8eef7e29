import type { Approval, Decision } from '../../../shared/approvals'
import type { Post, PostState } from '../../../shared/posts'
import type { Stored } from '../stored'
import type { Rule } from './rule'

/** G11, T15: a step is decided by whom it waits for, or their deputy, and nobody decides their own. */
export const onlyWhoIsAskedDecides: Rule = ({ by, before, after }) =>
  [...after.approvals.values()].flatMap((approval) => {
    const was = before.approvals.get(approval._id)
    const known = decisionsOf(was).map(tell)
    const made = decisionsOf(approval).filter((decision) => !known.includes(tell(decision)))
    return made.flatMap((decision) => {
      const principal = decision.by.actsFor?.id ?? decision.by.id
      const asked = was?.waitingFor ?? []
      const mayRefuse = decision.verdict !== 'approved' && laterHands(was).includes(principal)
      return [
        ...(decision.by.id === by
          ? []
          : [`G11 ${by} decided ${approval._id} in the name of ${decision.by.id}`]),
        ...(asked.includes(principal) || mayRefuse
          ? []
          : [`G11 ${approval._id} waited for ${asked.join()}, and ${principal} decided it`]),
        ...(decision.by.id === approval.requesterId ? [`T15 ${by} decided their own ${approval._id}`] : []),
      ]
    })
  })

/** Whoever asked somebody to look first (加签前) may still refuse meanwhile. */
function laterHands(approval: Approval | undefined): readonly string[] {
  return approval?.steps.slice(approval.current + 1).flatMap(({ people }) => people) ?? []
}

/** G11: a decision on what has changed since it was seen counts for nothing. */
export const staleDecisionsAreRefused: Rule = ({ procedure, input, answer, before }) => {
  if (procedure !== 'approvals.decide' || 'refusal' in answer) return []
  const was = before.approvals.get(String(input.approvalId))
  const isFresh = was?.digest === input.digest && was?.current === input.step
  // Kept with whose tap it was.
  const isKnown = was?.commands.some((known) => known.endsWith(` ${String(input.commandId)}`))
  return isFresh || isKnown ? [] : [`G11 a decision on an older state of ${was?._id} was taken`]
}

/** G11: whatever is passed was submitted, edited, reviewed and released by four different people. */
export const fourHandsAreFourPeople: Rule = ({ after }) =>
  [...after.posts.values()].filter(hasPassed).flatMap(({ title, approvalId, revision }) => {
    const approval = after.approvals.get(approvalId)
    const approvers = ['editor', 'reviewer', 'publisher'].map(
      (role) =>
        approval?.steps
          .filter((step) => step.role === role && step.added === null)
          .flatMap(({ decisions }) => decisions.filter(({ verdict }) => verdict === 'approved'))
          .at(-1)?.by.id,
    )
    const hands = [approval?.requesterId, ...approvers]
    return [
      ...(new Set(hands).size === 4 && !hands.includes(undefined)
        ? []
        : [`G11 ${title} passed by the hands of ${hands.join()}`]),
      ...(approval?.digest === revision.digest ? [] : [`G11 another text of ${title} was passed`]),
    ]
  })

function hasPassed({ state }: Post): boolean {
  return state === 'scheduled' || state === 'locked' || state === 'published'
}

/** A post and its approval say the same: nothing hangs between them. */
export const approvalsFollowTheirPosts: Rule = ({ after }) =>
  [...after.posts.values()].flatMap(({ title, state, approvalId }) => {
    const approval = after.approvals.get(approvalId)
    if (approval && approvalStates[state].includes(approval.state)) return []
    return [`${title} is ${state}, but its approval is ${approval?.state}`]
  })

const approvalStates: Readonly<Record<PostState, readonly Approval['state'][]>> = {
  'in-approval': ['open'],
  'changes-asked': ['changes-asked'],
  // What is found not to be what was approved goes back, though it had passed.
  returned: ['returned', 'passed'],
  rejected: ['rejected'],
  withdrawn: ['withdrawn'],
  expired: ['expired', 'passed'],
  scheduled: ['passed'],
  cancelled: ['passed'],
  locked: ['passed'],
  published: ['passed'],
  'taken-down': ['passed'],
}

/** Nobody is asked for what can no longer be done: what ends a post ends what was asked for it beside. */
export const nothingWaitsInVain: Rule = ({ after }) =>
  [...after.approvals.values()]
    .filter(({ state }) => state === 'open')
    .flatMap((approval) => {
      const post = after.posts.get(approval.subjectId)
      if (!post || post.approvalId === approval._id || askedIn(approval).includes(post.state)) return []
      return [
        `${approval.kind} ${approval._id} waits for ${approval.waitingFor.join()}, though its post is ${post.state}`,
      ]
    })

function askedIn({ kind }: Approval): readonly PostState[] {
  return kind === 'cancellation'
    ? ['scheduled', 'locked']
    : ['in-approval', 'scheduled', 'expired', 'changes-asked', 'returned']
}

function decisionsOf(approval: Approval | undefined): readonly Decision[] {
  return approval?.steps.flatMap(({ decisions, formerly }) => [...formerly, ...decisions]) ?? []
}

function tell({ by, at, verdict, digest }: Decision): string {
  return JSON.stringify([by, at, verdict, digest])
}

/** The open requests of one moment. */
export function openApprovals({ approvals }: Stored): Approval[] {
  return [...approvals.values()].filter(({ state }) => state === 'open')
}
