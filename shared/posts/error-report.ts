import { refuse, type Instant, type Refusal, type Stored } from '../_kernel'
import type { Actor, TrailEntry } from '../trail'
import type { Post } from './post'

/** What can be wrong with a post that readers have seen: its clause says who answers for it. */
export const errorKinds = ['wrong-information', 'breach'] as const

export type ErrorKind = (typeof errorKinds)[number]

export type Grade = 'submitter' | 'editor' | 'reviewer' | 'publisher'

/** Wrong information is charged in four grades (G11), breaches of law, reposting rules and secrecy in three (G23). */
export const errorClauses: Readonly<Record<ErrorKind, { clause: string; grades: readonly Grade[] }>> = {
  'wrong-information': { clause: 'G11', grades: ['submitter', 'editor', 'reviewer', 'publisher'] },
  breach: { clause: 'G23', grades: ['submitter', 'editor', 'reviewer'] },
}

/** One who answers for an error in one of the grades, by what the trail says they did. */
export type Responsible = {
  readonly grade: Grade
  readonly personId: string
  readonly name: string
  /** The number of the trail entry that says so. */
  readonly entry: number
}

/** An error that somebody found in a published post: what the ledger of violations will begin with. */
export type ErrorReport = Stored & {
  readonly postId: string
  readonly title: string
  readonly channelId: string
  readonly unitId: string
  readonly kind: ErrorKind
  readonly clause: string
  readonly what: string
  readonly responsible: readonly Responsible[]
  readonly by: Actor
  readonly at: Instant
  /** `<at>_<id>` */
  readonly sortKey: string
}

export const reportLimit = 1000

const deeds: Readonly<Record<Grade, readonly string[]>> = {
  submitter: ['submitted', 'resubmitted'],
  editor: ['editor-approved'],
  reviewer: ['reviewer-approved'],
  publisher: ['publisher-approved'],
}

/**
 * Who acted last in each grade before the post went out.
 * @param entries the post's trail, in its order
 */
export function responsibleFor(kind: ErrorKind, entries: readonly TrailEntry[]): Responsible[] {
  return errorClauses[kind].grades.flatMap((grade) => {
    const deed = entries.filter(({ action }) => deeds[grade].includes(action)).at(-1)
    return deed ? [{ grade, personId: deed.by.id, name: deed.by.name, entry: deed.n }] : []
  })
}

/** Only what readers have seen can be reported; what has not gone out is returned or held. */
export function refuseReport(post: Post): Refusal | null {
  if (post.state === 'published' || post.state === 'taken-down') return null
  return refuse('wrong-state', '这篇稿件还没有发布。发现问题请联系编辑退回或暂缓。')
}
