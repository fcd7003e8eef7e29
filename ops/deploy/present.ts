import type { IndexField } from '../../cloudfunctions/_platform/indexes'
import type { Route, TimerSpec } from './functions'

/** What there is in an environment, of everything that deployment sees to. */
export type Present = {
  readonly collections: readonly PresentCollection[]
  /** Those of ours that exist. */
  readonly functions: readonly PresentFunction[]
  readonly functionRules: unknown
  readonly storageRules: unknown
  readonly routes: readonly Route[]
  /** Under which the routes are reached; null while the HTTP access service is closed. */
  readonly domain: string | null
}

export type PresentIndex = {
  readonly name: string
  readonly fields: readonly IndexField[]
  readonly unique: boolean
}

export type PresentCollection = {
  readonly name: string
  /** CloudBase's word for who may reach it from a phone; `ADMINONLY`: nobody. Of strangers it is not asked. */
  readonly access: string | null
  readonly indexes: readonly PresentIndex[]
}

export type PresentFunction = {
  readonly name: string
  readonly status: string
  readonly runtime: string
  readonly handler: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  /** Carries the digest of what was uploaded last. */
  readonly description: string
  readonly variables: Readonly<Record<string, string>>
  readonly timers: readonly TimerSpec[]
  /** The fixed addresses it calls out from; empty where it has none. */
  readonly outgoing: readonly string[]
}
