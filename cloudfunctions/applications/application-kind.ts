import type { Refusal } from '../../shared/_kernel'
import type { RegisteredAccount } from '../../shared/accounts'
import type { Answer, Application, Form, Written } from '../../shared/applications'
import type { Person } from '../../shared/staff'
import type { Actor } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import type { Tx } from '../_platform/database'

/** A form as it was filled in, with whom and what it names. */
export type Filled = {
  readonly written: Written
  readonly answers: readonly Answer[]
  readonly account: RegisteredAccount | null
  readonly people: ReadonlyMap<string, Person>
}

export type Passed = {
  readonly write: (tx: Tx) => Promise<void>
  /** The account that came of it. */
  readonly accountId?: string
}

/**
 * What an application of one kind asks, and what becomes true when it passes. The engine of approvals knows of none of
 * them: adding one adds a form, a few lines beside it, and a line in `application-kinds.ts`.
 */
export type ApplicationKind = {
  readonly form: Form
  /** In a word, what it is about. */
  readonly about: (filled: Filled) => string
  /** Why it cannot be asked for with this account as it is now; null when it can. */
  readonly fits?: (account: RegisteredAccount) => Refusal | null
  /** Why it cannot be asked for, beyond what its form says; or what whoever decides should look at. */
  readonly look?: (
    ctx: StaffContext,
    filled: Filled,
  ) => Refusal | readonly string[] | Promise<Refusal | readonly string[]>
  /** What becomes true with it; a refusal keeps the last approval from being given. */
  readonly passed?: (ctx: Context, application: Application, by: Actor) => Promise<Passed | Refusal>
  /** What the one who asked does next, as the notice tells them. */
  readonly next: string
}

export function applicationKindOf(kinds: readonly ApplicationKind[], kind: string): ApplicationKind | null {
  return kinds.find(({ form }) => form.kind === kind) ?? null
}
