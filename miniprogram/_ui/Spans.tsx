import { Text } from '@tarojs/components'
import type { Span } from '../../shared/posts'
import './Spans.scss'

/** Long stretches that stayed are shortened to what surrounds a change. */
const mostAround = 24

/** A text with what came and went in it. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  return (
    <Text className="spans">
      {spans.map(({ change, text }, index) => (
        <Text key={index} className={`span-${change}`}>
          {change === 'same' ? shortened(text, index === 0, index === spans.length - 1) : text}
        </Text>
      ))}
    </Text>
  )
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const signs = Array.from(text)
  const begin = isFirst ? '' : signs.slice(0, mostAround).join('')
  const end = isLast ? '' : signs.slice(-mostAround).join('')
  const kept = (isFirst ? 0 : mostAround) + (isLast ? 0 : mostAround)
  return signs.length <= kept ? text : `${begin}…${end}`
}
