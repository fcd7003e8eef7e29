import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { named } from './named'
import './Card.scss'

type CardProps = { id?: string; className?: string; onTap?: () => void; children: ReactNode }

/** A sheet of paper on the page; tappable when it leads somewhere. */
export function Card({ id, className = '', onTap, children }: CardProps) {
  const pressed = onTap ? { hoverClass: 'card-pressed', onClick: onTap } : {}
  return (
    <View {...named(id)} className={`card ${className}`} {...pressed}>
      {children}
    </View>
  )
}
