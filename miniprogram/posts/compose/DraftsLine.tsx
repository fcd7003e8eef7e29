import { Text, View } from '@tarojs/components'
import { go } from '../../_platform'
import './DraftsLine.scss'

/** The way to other drafts, and to a fresh one. */
export function DraftsLine({ count, onNew }: { count: number; onNew: () => void }) {
  return (
    <View className="drafts-line">
      <View id="drafts" className="drafts-tap" ariaRole="button" onClick={go.drafts}>
        <Text>{count > 0 ? `草稿箱（${count}）` : '草稿箱'}</Text>
      </View>
      <View id="new-draft" className="drafts-tap" ariaRole="button" onClick={onNew}>
        <Text>另写一篇</Text>
      </View>
    </View>
  )
}
