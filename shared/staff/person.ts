import * as z from 'zod'
import type { Instant, Stored } from '../_kernel'
import type { TrailHead } from '../trail'

/**
 * What a person is in their unit or in the company. A unit names one `submitter` who answers for what it hands in, and
 * may name a deputy and a head (G1, G11); information officers hand in by a route of their own (W1). Editors, reviewers
 * and publishers are named per channel.
 */
export const roles = ['submitter', 'deputy-submitter', 'informant', 'head', 'admin'] as const

export type Role = (typeof roles)[number]

export const roleNames: Readonly<Record<Role, string>> = {
  submitter: '供稿人',
  'deputy-submitter': '供稿副手',
  informant: '信息员',
  head: '单位负责人',
  admin: '管理员',
}

/** How long these may be, wherever they come from. */
export const staffLimits = { staffNo: 20, name: 60, unit: 60, department: 60, position: 60 } as const

/** A number in capitals, so that `a12` and `A12` are one. */
export const staffNoInput = z
  .string()
  .max(staffLimits.staffNo)
  .regex(/^[0-9A-Za-z-]+$/, '工号只能是字母、数字和短横')
  .toUpperCase()

/** A member of staff (人员): real name, unit, position (X4). */
export type Person = Stored & {
  /** By which the company's other lists know them (工号), in capitals; absent where nobody has said. */
  readonly staffNo?: string | undefined
  readonly name: string
  /** What they are found by: see `keysOf`. */
  readonly keys: readonly string[]
  readonly position: string
  readonly unitId: string
  readonly unitName: string
  /** Where in the unit they work; absent where nobody has said. */
  readonly department?: string | undefined
  readonly roles: readonly Role[]
  /** The WeChat user of this Mini Program that is this person; null while unbound. */
  readonly openId: string | null
  /** Since when; absent where that was before it was kept. */
  readonly boundAt?: Instant | null | undefined
  /** Who they are in WeCom (企业微信); absent where nobody has said. */
  readonly wecomId?: string | undefined
  /** The one invite that can bind a WeChat user to this person: the newest, until it is used. */
  readonly inviteId: string | null
  /** A leaver loses access at once. */
  readonly active: boolean
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

/**
 * What one WeChat user is bound to, under the hash of their openid: written by whoever binds them, so that two bindings
 * at once collide here and nobody becomes two of the four people whom a post needs (G11).
 */
export type Binding = Stored & {
  readonly personId: string | null
  /** When this user lately typed codes that nobody has. */
  readonly wrongCodes: readonly Instant[]
}
