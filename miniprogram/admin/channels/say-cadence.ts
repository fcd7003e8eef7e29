import type { Cadence } from '../../../shared/editions'

export function sayCadence(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'every-day':
      return '每天一期'
    case 'every-n-days':
      return `每 ${cadence.n} 天一期`
    case 'days-of-month':
      return `每月 ${cadence.days.join('、')} 日`
    default:
      return cadence satisfies never
  }
}
