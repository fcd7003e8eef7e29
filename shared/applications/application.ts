import type { Instant, Stored } from '../_kernel'
import type { AttachmentCheck } from '../approvals'
import type { TrailHead } from '../trail'
import type { StepRole } from '../rulebooks'

/** All of them go through one kind of approval: another kind of application is another form, and no more. */
export const application = 'application'

export const applicationStates = ['asked', 'approved', 'rejected', 'withdrawn'] as const

export type ApplicationState = (typeof applicationStates)[number]

export const applicationStateNames: Readonly<Record<ApplicationState, string>> = {
  asked: '审批中',
  approved: '已通过',
  rejected: '未通过',
  withdrawn: '已收回',
}

/** One field as it was filled in: what people read, and the id behind it where there is one. */
export type Answer = {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly id: string | null
}

/** A page as it was looked at when it came in. */
export type Page = AttachmentCheck & { readonly key: string; readonly name: string; readonly fileId: string }

/** What somebody brought with their approval: a number, pages. */
export type Brought = {
  readonly role: StepRole
  readonly byName: string
  readonly at: Instant
  readonly number: string | null
  readonly pages: readonly Page[]
}

/**
 * Something that somebody applies for (申请): a form as it was filled in and handed in. It never changes but for what
 * deciding adds.
 */
export type Application = Stored & {
  readonly kind: string
  /** The form's, when it was handed in. */
  readonly title: string
  readonly clause: string
  readonly state: ApplicationState
  readonly answers: readonly Answer[]
  readonly pages: readonly Page[]
  readonly brought: readonly Brought[]
  /** What whoever decides should look at closely. */
  readonly remarks: readonly string[]
  /** What it is about, in a word: the name of an account, of a contest. */
  readonly about: string
  /** The registered account that it is about. */
  readonly accountId: string | null
  readonly unitId: string
  readonly unitName: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Instant
  readonly approvalId: string
  /** `<asked at>_<id>` */
  readonly sortKey: string
  readonly trail: TrailHead
}

export function answerOf({ answers }: Pick<Application, 'answers'>, key: string): Answer | null {
  return answers.find((answer) => answer.key === key && answer.text !== '') ?? null
}

export function textOf(filled: Pick<Application, 'answers'>, key: string): string {
  return answerOf(filled, key)?.text ?? ''
}

/** An instant that was chosen; its own text, as people read it, is another. */
export function instantIn(filled: Pick<Application, 'answers'>, key: string): Instant | null {
  return (answerOf(filled, key)?.id ?? null) as Instant | null
}
