import { Text, View } from '@tarojs/components'
import { sayInstant, type Instant } from '../../../shared/_kernel'
import type { Verdict } from '../../../shared/approvals'
import { ToClause } from '../../_ui'
import './ReturnedNote.scss'

type Returned = {
  readonly verdict: Verdict
  readonly byName: string
  readonly comment: string
  readonly clause: string | null
  readonly at: Instant
  readonly changesDueAt: Instant | null
}

/** Who sent it back, why, by which clause, and what that means for its place. */
export function ReturnedNote({ returned }: { returned: Returned }) {
  const { verdict, byName, comment, clause, at } = returned
  return (
    <View id="returned" className={`returned ${verdict === 'changes-asked' ? 'returned-softly' : ''}`}>
      <View className="returned-head">
        <Text className="returned-title">
          {byName}
          {deeds[verdict]}
        </Text>
      </View>
      <Text id="returned-comment" className="returned-comment">
        {comment}
      </Text>
      <ToClause clause={clause} />
      <Text id="returned-means" className="returned-when">
        {sayInstant(at)} · {sayMeaning(returned)}
      </Text>
    </View>
  )
}

const deeds: Record<Verdict, string> = {
  approved: '通过了这篇稿件',
  'changes-asked': '请供稿人修改这篇稿件',
  returned: '退回了这篇稿件',
  rejected: '没有通过这篇稿件',
}

function sayMeaning({ verdict, changesDueAt }: Returned): string {
  if (verdict === 'changes-asked' && changesDueAt)
    return `${sayInstant(changesDueAt)} 前交回，版位保留；逾期释放（G10）`
  if (verdict === 'rejected') return '版位已释放，这篇稿件不再刊出'
  return '版位已释放，重新提交之日起重新计算提前量（G10）'
}
