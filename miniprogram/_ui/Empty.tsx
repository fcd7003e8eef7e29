import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import './Empty.scss'

type EmptyProps = { id?: string; icon: IconName; title: string; note?: string; children?: ReactNode }

/** Nothing here, and why that is fine; `children` offers what to do next. */
export function Empty({ id = 'empty', icon, title, note, children }: EmptyProps) {
  return (
    <View id={id} className="empty">
      <View className="empty-circle">
        <Icon name={icon} className="empty-icon" />
      </View>
      <Text className="empty-title">{title}</Text>
      {note ? <Text className="empty-note">{note}</Text> : null}
      {children ? <View className="empty-do">{children}</View> : null}
    </View>
  )
}
