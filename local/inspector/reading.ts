import type { IndexSpec } from '../../cloudfunctions/_platform/indexes'

/** What the reading process can be asked. */
export type Question =
  | { readonly about: 'collections' }
  | {
      readonly about: 'documents'
      readonly collection: string
      /** EJSON as the engine takes it; `{}` means all. */
      readonly query: string
      readonly skip: number
      readonly limit: number
    }

export type CollectionSummary = {
  readonly name: string
  readonly documents: number
  readonly indexes: readonly IndexSpec[]
}

export type DocumentsPage = {
  /** Each is EJSON. */
  readonly documents: readonly string[]
  readonly isLast: boolean
  /** Read to find them. */
  readonly examined: number
}

export type AnswerTo<Q extends Question> = Q['about'] extends 'collections'
  ? readonly CollectionSummary[]
  : DocumentsPage

export type Request = { readonly file: string; readonly question: Question }
export type Answer =
  { readonly told: unknown } | { readonly refused: { readonly code: string; readonly message: string } }
