import type { Instant, Stored } from '../_kernel'

/** What a person may be asked to do. Editors, reviewers and publishers are named per channel. */
export const roles = ['submitter', 'admin'] as const

export type Role = (typeof roles)[number]

/** A member of staff (人员): real name, unit, position (X4). */
export type Person = Stored & {
  readonly name: string
  readonly position: string
  readonly unitId: string
  readonly unitName: string
  readonly roles: readonly Role[]
  /** The WeChat user of this Mini Program that is this person; null while unbound. */
  readonly openId: string | null
  /** A leaver loses access at once. */
  readonly active: boolean
  readonly commands: readonly string[]
}

/** A single-use invitation to bind a WeChat user to a person. Its id is the hash of the code, never the code. */
export type Invite = Stored & {
  readonly personId: string
  readonly expiresAt: Instant
  readonly usedBy: string | null
}

export const inviteHours = 72

/** Without the signs that people confuse: 0 and O, 1 and I and L. */
const inviteAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const inviteLength = 8

/** @param random a number in [0, 1), drawn anew each time; from a source that can't be foreseen */
export function newInviteCode(random: () => number): string {
  return Array.from(
    { length: inviteLength },
    () => inviteAlphabet[Math.floor(random() * inviteAlphabet.length)],
  ).join('')
}

/** What people type: lower case, spaces and hyphens are forgiven. Null when it can't be a code. */
export function readInviteCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  const known =
    code.length === inviteLength && Array.from(code).every((sign) => inviteAlphabet.includes(sign))
  return known ? code : null
}
