import { addMinutes, type Instant } from '../_kernel'
import type { PostState } from '../posts'

/** How far ahead heads look. */
export const daysAhead = 7

export type DayCount = {
  readonly passed: number
  /** Somebody has to decide, or a change was asked for. */
  readonly inApproval: number
  /** How many are missing to the minimum even if all of these pass (G2). */
  readonly missing: number
}

const passedStates: readonly PostState[] = ['scheduled', 'locked', 'published']
const openStates: readonly PostState[] = ['in-approval', 'changes-asked']

/** What an edition has so far, by the states of the posts with a place in it. */
export function countEdition(minPosts: number, states: readonly PostState[]): DayCount {
  const passed = states.filter((state) => passedStates.includes(state)).length
  const inApproval = states.filter((state) => openStates.includes(state)).length
  return { passed, inApproval, missing: Math.max(0, minPosts - passed - inApproval) }
}

/** Why a step is late: it has waited for more than a day, or its edition locks within four hours. */
export type Lateness = 'waits-long' | 'locks-soon'

const hour = 60

export function latenessOf(
  { waitingSince, locksAt }: { readonly waitingSince: Instant; readonly locksAt: Instant },
  now: Instant,
): Lateness | null {
  if (addMinutes(now, 4 * hour) > locksAt) return 'locks-soon'
  return addMinutes(waitingSince, 24 * hour) < now ? 'waits-long' : null
}
