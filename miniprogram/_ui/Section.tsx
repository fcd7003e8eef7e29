import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { named } from './named'
import './Section.scss'

type SectionProps = {
  id?: string
  title: string
  /** A few words beside the title. */
  note?: string
  /** Leads to the whole list. */
  more?: { readonly id: string; readonly text: string; readonly onTap: () => void } | null
  children: ReactNode
}

export function Section({ id, title, note, more, children }: SectionProps) {
  return (
    <View {...named(id)} className="section">
      <View className="section-head">
        <Text className="section-title">{title}</Text>
        {note ? <Text className="section-note">{note}</Text> : null}
        {more ? (
          <View id={more.id} className="section-more" onClick={more.onTap}>
            {more.text}
          </View>
        ) : null}
      </View>
      {children}
    </View>
  )
}
