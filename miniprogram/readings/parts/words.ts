import type { ReadingState } from '../../../shared/readings'
import type { Tone } from '../../_ui'

export const readingWords: Readonly<Record<ReadingState, { readonly tone: Tone; readonly text: string }>> = {
  open: { tone: 'info', text: '进行中' },
  ended: { tone: 'plain', text: '已结束' },
  superseded: { tone: 'plain', text: '已有新版' },
}
