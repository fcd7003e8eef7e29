import { Text, View } from '@tarojs/components'
import { FailureNote, Icon } from '../../_ui'
import type { NamingNote } from './use-naming'

/** Under a name, while it is written: whether an account may be called so (G13). */
export function NamingLine({ note }: { note: NamingNote }) {
  if (note.kind === 'asking') return <Text className="form-note">正在与受保护的名称比对…</Text>
  if (note.kind === 'refused')
    return (
      <View className="form-naming">
        <FailureNote id="naming-refused" failure={note.failure} />
      </View>
    )
  const { mustBeFiled, remarks } = note.answer
  return (
    <View id="naming-fine" className="form-naming form-fine">
      <Icon name="check" className="form-fine-icon" />
      <Text>
        {mustBeFiled
          ? `名称可以用，备案时会核对：${remarks.join('；')}（G13）`
          : '没有与受保护的名称相同或相近'}
      </Text>
    </View>
  )
}
