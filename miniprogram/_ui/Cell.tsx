import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import { named } from './named'
import './Cell.scss'

type CellProps = {
  id?: string
  className?: string
  icon?: IconName
  title: string
  note?: string
  /** At the right end, before the arrow. */
  end?: ReactNode
  onTap?: () => void
}

/** One line of a list; with an arrow when it leads somewhere. */
export function Cell({ id, className = '', icon, title, note, end, onTap }: CellProps) {
  const pressed = onTap ? { hoverClass: 'card-pressed', onClick: onTap } : {}
  return (
    <View {...named(id)} className={`cell ${className}`} {...pressed}>
      {icon ? <Icon name={icon} className="cell-icon" /> : null}
      <View className="cell-text">
        <Text className="cell-title">{title}</Text>
        {note ? <Text className="cell-note">{note}</Text> : null}
      </View>
      {end}
      {onTap ? <Icon name="next" className="cell-arrow" /> : null}
    </View>
  )
}
