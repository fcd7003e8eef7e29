import { View } from '@tarojs/components'
import { useState, type CSSProperties, type ReactNode } from 'react'
import { textScale } from '../_platform'
import { named } from './named'

type FrameProps = { id?: string; className?: string; children: ReactNode }

/** Half a point, as in style sheets. */
const unit = 0.5

/** What a screen lies in: inside it text has the size that the person has set in WeChat. */
export function Frame({ id, className = '', children }: FrameProps) {
  const [scale] = useState(textScale)
  const larger = scale === 1 ? {} : { style: { '--text-unit': `${unit * scale}px` } as CSSProperties }
  return (
    <View {...named(id)} className={`frame ${className}`} {...larger}>
      {children}
    </View>
  )
}
