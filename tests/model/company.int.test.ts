import fc from 'fast-check'
import type { Instant } from '../../shared/_kernel'
import { anyAct } from './acts'
import { openWorld, type World } from './world'

// Random people of the demo company do random things over random days, and after each of them every rule holds. A run
// that breaks one is printed as a list of what was done, made as short as a few attempts can. `MODEL_RUNS=100 npm test
// -- tests/model` looks longer, `SEED=…` elsewhere.

const runs = Number(process.env.MODEL_RUNS ?? 2)

/** How many things are done in one run, at most. */
const longest = 60

/** Each attempt at a shorter run opens a company of its own. */
const shorterAttempts = 30

const minutes = 60_000

const beginnings: readonly (readonly [string, Instant])[] = [
  ['a Thursday at the beginning of a month', '2026-01-01T02:00:00.000Z'],
  ['the end of a February, where the 30th is the 28th', '2026-02-24T01:00:00.000Z'],
  ['late in the evening before a leap day', '2028-02-28T15:55:00.000Z'],
]

/** How many editions WeChat accepted in all these runs. */
let sent = 0

test.each(beginnings.map(([when, startsAt], nth) => [when, startsAt, nth] as const))(
  'whatever anybody does, every rule holds: from %s on',
  async (_when, startsAt, nth) => {
    await fc.assert(
      fc.asyncProperty(
        // Without bias: short runs come to nothing.
        fc.noBias(
          fc.limitShrink(fc.commands([anyAct], { maxCommands: longest, size: 'max' }), shorterAttempts),
        ),
        async (acts) => {
          let world: World | undefined
          try {
            await fc.asyncModelRun(async () => {
              world = await openWorld(startsAt)
              return { model: world.memory, real: world }
            }, acts)
            await world?.lookRound()
            sent += world?.stored().accepted.length ?? 0
          } finally {
            await world?.leave()
          }
        },
      ),
      { numRuns: runs, seed: (fc.readConfigureGlobal().seed ?? 0) + nth },
    )
  },
  (2 + runs) * minutes,
)

// A company in which nothing ever goes out would keep most rules without trying.
test('editions did go out meanwhile', () => {
  expect(sent).toBeGreaterThan(1)
})
