import type { AdjustmentState } from '../../../shared/adjustments'

type Words = { readonly tone: 'plain' | 'good' | 'warn' | 'bad' | 'info'; readonly text: string }

export const adjustmentStateWords: Record<AdjustmentState, Words> = {
  asked: { tone: 'info', text: '等待审批' },
  'in-force': { tone: 'good', text: '已生效' },
  rejected: { tone: 'bad', text: '未通过' },
  withdrawn: { tone: 'plain', text: '已收回' },
  expired: { tone: 'plain', text: '逾期未批' },
}
