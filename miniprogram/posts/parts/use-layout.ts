import type { Day } from '../../../shared/_kernel'
import { hasLayout, inLayout } from '../../../shared/posts'
import { createId, toast } from '../../_platform'
import type { DraftBlock } from './draft'
import type { ComposeChannel, DraftDesk } from './use-draft'

/**
 * Puts what is written into the form of its channel (套用版式, D2); null where the channel has none.
 * @param placedOn the day of the place that it has; without one it is the earliest
 */
export function useLayout(
  { change, latest }: DraftDesk,
  channel: ComposeChannel | undefined,
  placedOn: Day | null | undefined,
  onTitle: () => void,
): (() => void) | null {
  if (!channel || !hasLayout(channel)) return null
  const { earliest, earliestDay, layout } = channel
  return () => {
    const day = placedOn ?? earliest?.day ?? earliestDay
    const textBlock = (text: string): DraftBlock => ({ key: createId(), kind: 'text', text })
    change(() => inLayout(latest(), channel, { layout, day }, textBlock), '已套用版式')
    onTitle()
    toast(layout ? '已套用版式' : '已套用页眉；集团名和页脚请管理员在“渠道”里填写')
  }
}
