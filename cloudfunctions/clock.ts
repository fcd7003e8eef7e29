import { makeClockDoor, type ClockOptions } from './_platform/clock-door'
import { examine } from './examine'
import { tick } from './tick'

/** The door for the timer, every minute, and for an operator's `npm run doctor`. Tests pin the clock. */
export function makeClock(options: Omit<ClockOptions, 'tick' | 'examine'> = {}) {
  return makeClockDoor({ ...options, tick, examine })
}

export const main = makeClock()
