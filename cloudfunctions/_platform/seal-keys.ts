import { createHmac } from 'node:crypto'
import type { SealKey } from '../../shared/trail'
import { environment } from './environment'
import { sha256 } from './hash'

/** The key that days are sealed with today, and those that earlier ones were. Only the clock and operators hold them. */
export function sealKeys(): { readonly current: SealKey; readonly all: readonly SealKey[] } {
  const { TRAIL_KEY, TRAIL_KEYS_BEFORE } = environment()
  const current = sealKey(TRAIL_KEY)
  return { current, all: [current, ...TRAIL_KEYS_BEFORE.map(sealKey)] }
}

function sealKey(secret: string): SealKey {
  return {
    id: sha256(secret).slice(0, 8),
    mac: (content) => createHmac('sha256', secret).update(content).digest('hex'),
  }
}
