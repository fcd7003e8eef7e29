import type { Instant } from '../../shared/_kernel'
import { isClient, type PlatformContext } from './caller'
import { openContext, systemNow } from './open-context'
import type { Context } from './context'
import { secureRandom } from './hash'
import { logCall, type Answer, type Rejected } from './log'

/** What a tick did, and when there is next something to do. */
export type Tick = { readonly done: number; readonly failed: number; readonly nextDueAt: Instant | null }

export type ClockOptions = {
  readonly tick: (ctx: Context, mayGoOn: () => boolean) => Promise<Tick>
  /** What an operator asks about: only a function sees from where it stands, with the variables it was given. */
  readonly examine: (ctx: Context) => Promise<object>
  readonly now?: () => Instant
  readonly random?: () => number
}

/** By this event an operator asks how it stands, instead of a timer's. */
export type Examine = { readonly examine: true }

/** A tick stops well before the next one begins, and before the function's own time limit of 60 s. */
const tickMs = 40_000

/** Builds the door for the timer. Nobody else may knock: a call that carries an identity is refused. */
export function makeClockDoor({ tick, examine, now = systemNow, random = secureRandom }: ClockOptions) {
  return main

  function main(event: Examine, platform: PlatformContext): Promise<object>
  function main(event: object, platform: PlatformContext): Promise<Tick>
  async function main(event: object, platform: PlatformContext): Promise<object> {
    const began = Date.now()
    const ctx = { ...openContext(now(), random, null, platform?.request_id), clock: now }
    const procedure = 'examine' in event ? 'examine' : 'tick'
    const log = (answer: Answer | Rejected) =>
      logCall(ctx, { door: 'clock', procedure, ms: Date.now() - began, answer })
    if (isClient(platform)) {
      log({ rejected: 'not for clients' })
      throw new Error('clock is not for clients')
    }
    try {
      const done =
        procedure === 'tick' ? await tick(ctx, () => Date.now() - began < tickMs) : await examine(ctx)
      log({ data: done })
      return done
    } catch (fault) {
      log({ fault })
      throw fault
    }
  }
}
