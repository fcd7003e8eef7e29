import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './Field.scss'

type FieldProps = {
  label: string
  /** At the right of the label, e.g. a counter. */
  note?: ReactNode
  hint?: string
  children: ReactNode
}

export function Field({ label, note, hint, children }: FieldProps) {
  return (
    <View className="field">
      <View className="field-head">
        <Text className="field-label">{label}</Text>
        {note}
      </View>
      {children}
      {hint ? <Text className="field-hint">{hint}</Text> : null}
    </View>
  )
}
