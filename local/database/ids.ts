import { randomBytes } from 'node:crypto'

let made = 0

/** 32 hex digits like the platform's: the clock, then a count, so that new documents lie in the order they came. */
export function newId(now: number): string {
  made = (made + 1) % 2 ** 24
  return (
    now.toString(16).padStart(12, '0') + made.toString(16).padStart(6, '0') + randomBytes(7).toString('hex')
  )
}
