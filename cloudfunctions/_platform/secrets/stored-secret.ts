import * as z from 'zod'
import type { Instant, Stored } from '../../../shared/_kernel'
import type { Actor } from '../../../shared/trail'
import type { Sealed } from './seal'

/** What is kept sealed, by what it is for, in the form in which it comes out again. */
export const secretForms = {
  /** AppSecret of an official account, by its appid. */
  'app-secret': z.string(),
  /** What WeChat's servers sign and encrypt their callbacks with, by the account's appid. */
  callback: z.object({ token: z.string(), encodingAesKey: z.string().length(43) }),
  /** The address of a group robot: whoever knows it can write there. */
  webhook: z.url(),
  /** Secret of an app in WeCom, by its company and agent. */
  wecom: z.string(),
} as const

export type Purpose = keyof typeof secretForms
export type SecretOf<P extends Purpose> = z.infer<(typeof secretForms)[P]>

/**
 * For how many minutes what was in force before still counts. WeChat goes over to another callback key only when
 * somebody changes it in its console too, after it was changed here; a day is enough for that, and a key that somebody
 * gave away is of use for no longer.
 */
export const overlapMinutes: Readonly<Record<Purpose, number>> = {
  'app-secret': 0,
  callback: 24 * 60,
  webhook: 0,
  wecom: 0,
}

/** Nothing in it tells the secret to whoever reads the database. */
export type StoredSecret = Stored & {
  readonly purpose: Purpose
  /** The account or whatever else the secret is of. */
  readonly owner: string
  readonly sealed: Sealed
  readonly before: { readonly sealed: Sealed; readonly until: Instant } | null
  readonly setAt: Instant
  readonly setBy: Actor
}

export function secretId(purpose: Purpose, owner: string): string {
  return `${purpose}_${owner}`
}
