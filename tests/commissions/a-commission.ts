import type { Instant } from '../../shared/_kernel'
import { askForMaterial, type Asked, type Commission } from '../../shared/commissions'
import { anEdition, allowed } from '../_support/domain-builders'

/** Thursday, 1 January 2026, 10:00 in Beijing. */
export const asked: Instant = '2026-01-01T02:00:00.000Z'

/** The midnight after 5 January in Beijing. */
export const deadline: Instant = '2026-01-05T16:00:00.000Z'

export const leadTime = { clearDays: 2, clause: 'G6' } as const

export function anAsking(change: Partial<Asked> = {}): Asked {
  return {
    commissionId: 'commission',
    channel: { _id: 'group-media', name: '青梧集团媒体号' },
    unit: { _id: 'supermarkets', name: '青梧超市' },
    topic: '新春年货节',
    wanted: 2,
    edition: anEdition({ day: '2026-01-08' }),
    dueDay: null,
    by: { id: 'zhou', name: '周宁' },
    at: asked,
    commandId: 'asked',
    ...change,
  }
}

/** Two posts for the edition of 8 January: due by the end of the 5th. */
export function aCommission(change: Partial<Asked> = {}): Commission {
  return allowed(askForMaterial(anAsking(change), leadTime))
}
