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
  /** Of a line that unfolds in place instead of leading somewhere: whether it has. */
  open?: boolean
  onTap?: () => void
}

/** One line of a list; with an arrow when it leads somewhere. */
export function Cell({ id, className = '', icon, title, note, end, open, onTap }: CellProps) {
  const pressed = onTap ? { hoverClass: 'card-pressed', onClick: onTap } : {}
  const unfolds = open === undefined ? {} : { 'aria-expanded': open }
  return (
    <View {...named(id)} className={`cell ${className}`} {...pressed} {...unfolds}>
      {icon ? <Icon name={icon} className="cell-icon" /> : null}
      <View className="cell-text">
        <Text className="cell-title">{title}</Text>
        {note ? <Text className="cell-note">{note}</Text> : null}
      </View>
      {end}
      {onTap ? <Icon name="next" className={`cell-arrow ${open ? 'cell-arrow-open' : ''}`} /> : null}
    </View>
  )
}
