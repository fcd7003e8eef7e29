import type { Instant, Stored } from '../_kernel'
import { newTrail, type Hash, type TrailHead } from '../trail'
import type { Role } from './person'

/**
 * A subsidiary, division, store or department (单位). Its people are those whose `unitId` names it. Whoever gives one of
 * them what only one may have writes the unit as well, so that two who do so at once collide.
 */
export type Unit = Stored & {
  readonly name: string
  /** Set while its people still carry a former name, for the clock to go on with. */
  readonly dueAt: Instant | null
  readonly leasedUntil: Instant | null
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export function newUnit(_id: string, name: string): Unit {
  const still = { dueAt: null, leasedUntil: null }
  return { _id, schema: 2, version: 1, name, ...still, trail: newTrail, commands: [] }
}

/** What only one person of a unit is (G1): two would leave open who answers for what it hands in. */
export const oncePerUnit = ['submitter', 'deputy-submitter', 'head'] as const satisfies readonly Role[]

/**
 * An id for a unit of this name: the same for whoever adds it at the same time, so that they collide.
 * @param taken ids of units that are there, which may have been called so once
 */
export function unitIdFor(name: string, taken: ReadonlySet<string>, hash: Hash): string {
  const id = `unit-${hash(name).slice(0, 16)}`
  return taken.has(id) ? unitIdFor(`${name} `, taken, hash) : id
}
