import { addMinutes, refuse, type Instant, type Refusal, type Stored } from '../_kernel'
import type { Person } from './person'

/** A single-use invitation to bind a WeChat user to a person. Its id is the hash of the code, never the code. */
export type Invite = Stored & {
  readonly personId: string
  /** The admin who made it, or the system's own id. */
  readonly invitedBy: string
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

/** Why this invite does not bind anybody to its person now; null when it does. */
export function refuseInvite(invite: Invite, invited: Person, now: Instant): Refusal | null {
  const path = 'code'
  if (invite.usedBy !== null) return refuse('wrong-state', '这个邀请码已用过，请管理员重新生成。', { path })
  if (!invited.active) return refuse('not-found', '这个邀请码所对应的人员已不在职。', { path })
  if (invited.inviteId !== invite._id)
    return refuse('wrong-state', '这个邀请码已被新的邀请码取代，请使用最近收到的那一个。', { path })
  if (invite.expiresAt <= now) return refuse('wrong-state', '这个邀请码已过期，请管理员重新生成。', { path })
  return null
}

const guessMinutes = 60
const mostGuesses = 10

/** The wrong codes of the last hour. */
export function recentGuesses(wrongCodes: readonly Instant[], now: Instant): readonly Instant[] {
  return wrongCodes.filter((at) => at > addMinutes(now, -guessMinutes))
}

/** Who has typed ten codes within an hour that nobody has is guessing, or needs help. */
export function refuseGuessing(recent: readonly Instant[]): Refusal | null {
  if (recent.length < mostGuesses) return null
  return refuse('wrong-state', '邀请码输错次数较多，请一小时后再试，或请管理员当面核对。', { path: 'code' })
}
