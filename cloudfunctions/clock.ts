import { makeClockDoor, type ClockOptions } from './_platform/clock-door'
import { tick } from './tick'

/** The door for the timer, every minute. Tests pin the clock. */
export function makeClock(options: Omit<ClockOptions, 'tick'> = {}) {
  return makeClockDoor({ ...options, tick })
}

export const main = makeClock()
