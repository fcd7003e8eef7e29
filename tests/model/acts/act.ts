import fc from 'fast-check'
import type { Memory } from '../memory'
import { staff, type World } from '../world'

/** One thing that somebody does, possible or not. What it is about is chosen when its turn comes. */
export type Act = fc.AsyncCommand<Memory, World>

export type WeightedAct = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Act> }

/**
 * A kind of act.
 * @param weight how often it comes, beside the others
 * @param of what of it is random
 */
export function act<P>(
  name: string,
  weight: number,
  of: fc.Arbitrary<P>,
  does: (world: World, chosen: P) => Promise<unknown>,
): WeightedAct {
  const arbitrary = of.map((chosen): Act => ({
    check: () => true,
    run: async (_memory, world) => {
      await does(world, chosen)
    },
    toString: () => `${name} ${fc.stringify(chosen)}`,
  }))
  return { weight, arbitrary }
}

/** Which of those that there are: the first, when the run is made shorter. */
export const which = fc.nat({ max: 997 })

/** Now and then. */
export const rarely = fc.nat({ max: 9 }).map((n) => n === 9)

export function pick<T>(list: readonly T[], nth: number): T | undefined {
  return list[nth % Math.max(1, list.length)]
}

/** Mostly somebody who may; now and then anybody. */
export const who = fc.record({ turn: which, stray: rarely })

export type Who = { readonly turn: number; readonly stray: boolean }

export function choose({ turn, stray }: Who, usual: readonly string[]): string {
  return pick(stray || usual.length === 0 ? staff : usual, turn) ?? ''
}

/** A reason that nobody has to read; now and then none. */
export const reason = fc.nat({ max: 14 }).map((n) => (n === 14 ? ' ' : '按当天的情况安排'))
