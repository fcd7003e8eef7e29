import type { Instant } from '../../../shared/_kernel'
import type { Tone } from '../../_ui'
import type { DeskData, SendRow } from './desk-data'

export const stageWords: Record<SendRow['stage'], { tone: Tone; text: string }> = {
  assembling: { tone: 'info', text: '正在装配' },
  previewing: { tone: 'info', text: '正在发预览' },
  waiting: { tone: 'info', text: '待发' },
  sending: { tone: 'brand', text: '发送中' },
  confirming: { tone: 'brand', text: '确认中' },
  sent: { tone: 'good', text: '已发出' },
  'awaiting-admin': { tone: 'warn', text: '待管理员确认' },
  'by-hand': { tone: 'warn', text: '待人工发表' },
  undecided: { tone: 'bad', text: '待决定' },
  unconfirmed: { tone: 'bad', text: '待核实' },
  'not-sent': { tone: 'bad', text: '没有发出' },
}

/** How the edition stands, in a word. */
export function sayState({ edition, send }: DeskData, now: Instant): { tone: Tone; text: string } {
  switch (edition.state) {
    case 'open':
      return edition.locksAt > now ? { tone: 'info', text: '收稿中' } : { tone: 'brand', text: '即将截稿' }
    case 'locking':
      return { tone: 'brand', text: '正在截稿' }
    case 'locked':
      if (send?.stopped && isUnsent(send)) return { tone: 'bad', text: '已停发' }
      return send ? stageWords[send.stage] : { tone: 'brand', text: '已截稿' }
    case 'empty':
      return { tone: 'bad', text: '本期无稿' }
    case 'skipped':
      return { tone: 'warn', text: '本期停刊' }
    default:
      return edition.state satisfies never
  }
}

function isUnsent({ stage }: SendRow): boolean {
  return stage === 'assembling' || stage === 'previewing' || stage === 'waiting'
}

/** What is usually said; it is shown to those whom it concerns. */
export const usualReasons = {
  move: ['版面调整', '配合重要活动', '时效要求'],
  hold: ['内容待核实', '等待通知', '配图待更换'],
  stop: ['内容待核实', '突发事件', '等待通知'],
  untested: ['已当面核对', '已在草稿箱看过', '测试人不在岗'],
  late: ['活动仍在进行', '故障已排除', '领导要求今天发出'],
  short: ['节日期间稿件少', '稿件未达标', '供稿单位未交稿'],
} as const
