import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { named } from './named'
import './Tag.scss'

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'brand'

type TagProps = { id?: string; className?: string; tone?: Tone; children: ReactNode }

export function Tag({ id, className = '', tone = 'plain', children }: TagProps) {
  return (
    <Text {...named(id)} className={`tag tag-${tone} ${className}`}>
      {children}
    </Text>
  )
}
