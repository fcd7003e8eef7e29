import { randomBytes } from 'node:crypto'

/** 32 hex digits like the platform's, the clock first, so that new documents lie together in the file. */
export function newId(now: number): string {
  return now.toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
}
