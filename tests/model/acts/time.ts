import fc from 'fast-check'
import { addMinutes, type Instant } from '../../../shared/_kernel'
import type { World } from '../world'
import { act, pick, which, type WeightedAct } from './act'
import { nearEditions } from './at-the-desk'

/** What an evening is made of; a minute before, at, and a minute after. */
const moments = ['locksAt', 'textsCloseAt', 'opensAt', 'closesAt'] as const

export const timeGoingBy: readonly WeightedAct[] = [
  act('minutes go by', 8, fc.integer({ min: 1, max: 90 }), (world, minutes) =>
    world.goTo(addMinutes(world.now(), minutes)),
  ),
  act('hours go by', 4, fc.integer({ min: 2, max: 9 }), (world, hours) =>
    world.goTo(addMinutes(world.now(), hours * 60)),
  ),
  act('days go by', 1, fc.integer({ min: 1, max: 3 }), (world, days) =>
    world.goTo(addMinutes(world.now(), days * 24 * 60)),
  ),
  act(
    'an evening comes',
    8,
    fc.record({ which, moment: fc.constantFrom(...moments), off: fc.constantFrom(-1, 0, 1) }),
    (world, { which: nth, moment, off }) => world.goTo(addMinutes(momentOf(world, nth, moment), off)),
  ),
  act(
    'the clock stands still until',
    2,
    fc.record({ which, moment: fc.constantFrom(...moments), off: fc.constantFrom(-1, 0, 1) }),
    (world, { which: nth, moment, off }) => world.oversleepTo(addMinutes(momentOf(world, nth, moment), off)),
  ),
]

/** Of one of the next evenings. */
function momentOf(world: World, nth: number, moment: (typeof moments)[number]): Instant {
  const edition = pick(nearEditions(world).slice(0, 2), nth)
  return edition?.[moment] ?? world.now()
}
