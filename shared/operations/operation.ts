import type { Instant, Stored } from '../_kernel'

/**
 * What was last done to an environment as a whole (运维记录): one document for each kind, under the kind as its id. They
 * tell of this environment, so they are in no backup.
 */
export type Operation = TickNote | BackupNote | RestoreNote

/** The clock's last round. */
export type TickNote = Stored & {
  readonly kind: 'tick'
  readonly at: Instant
  readonly done: number
  readonly failed: number
}

export type BackupNote = Stored & {
  readonly kind: 'backup'
  readonly at: Instant
  readonly documents: number
  readonly files: number
}

/** Of a backup that is being, or was, brought back here. */
export type RestoreNote = Stored & {
  readonly kind: 'restore'
  readonly at: Instant
  /** The digest of the backup's manifest. */
  readonly backup: string
  readonly state: RestoreState
}

/**
 * `under-way`: not everything is there yet. `waiting`: everything is, and somebody should look before the clock acts on
 * it, since another environment may be doing the same work. `released`: the clock goes.
 */
export type RestoreState = 'under-way' | 'waiting' | 'released'

/** While a company is being brought back, and until a person releases it, nothing may happen by itself. */
export function standsStill(restore: RestoreNote | null): boolean {
  return restore !== null && restore.state !== 'released'
}
