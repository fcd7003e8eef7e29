import { instantOf, type Instant } from '../../shared/_kernel'
import type { CallerContext } from './context'
import { openDatabase } from './database'
import { openFiles } from './files'
import { sha256 } from './hash'

/** Opens what one invocation is given: its handles count what was asked through them. */
export function openContext(
  now: Instant,
  random: () => number,
  openId: string | null,
  requestId: string | undefined,
): CallerContext {
  return {
    now,
    clock: () => now,
    random,
    requestId: requestId ?? 'none',
    db: openDatabase(),
    files: openFiles(),
    hash: sha256,
    openId,
    caller: {},
  }
}

export function systemNow(): Instant {
  return instantOf(Date.now())
}
