import { Text, View } from '@tarojs/components'
import { Choices, TextInput } from '../../_ui'

type ReasonFieldProps = {
  id: string
  /** Who will see it. */
  note: string
  usual: readonly string[]
  reason: string
  onChange: (reason: string) => void
}

/** Why, with one tap: the first of the usual reasons stands until another is chosen or written. */
export function ReasonField({ id, note, usual, reason, onChange }: ReasonFieldProps) {
  return (
    <View className="desk-reason">
      <Text className="desk-reason-note">{note}</Text>
      <Choices
        id={id}
        choices={usual.map((text) => ({ key: text, text }))}
        chosen={reason}
        onChoose={onChange}
      />
      <TextInput
        id={`${id}-other`}
        className="text-boxed"
        placeholder="其他原因"
        maxLength={200}
        onType={(text) => onChange(text.trim() === '' ? (usual[0] ?? '') : text)}
      />
    </View>
  )
}
