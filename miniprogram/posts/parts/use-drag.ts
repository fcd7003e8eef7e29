import type { BaseEventOrig, ITouchEvent } from '@tarojs/components'
import { useRef } from 'react'
import { designUnits } from '../../_platform'

type Dragged = (x: number, y: number) => void

/**
 * What a finger does to an element: by how much it has moved since it came down, in the units of the design.
 * @param onEnd when it leaves, however it does
 */
export function useDrag(onMove: Dragged, onEnd: Dragged) {
  const began = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const moved = useRef<readonly [number, number]>([0, 0])

  function end() {
    if (began.current) onEnd(...moved.current)
    began.current = null
  }

  return {
    /** Keeps the page where it is. */
    catchMove: true,
    onTouchStart(event: BaseEventOrig) {
      const [touch] = (event as ITouchEvent).touches
      began.current = touch ? { x: touch.clientX, y: touch.clientY } : null
      moved.current = [0, 0]
    },
    onTouchMove(event: BaseEventOrig) {
      const [touch] = (event as ITouchEvent).touches
      const from = began.current
      if (!touch || !from) return
      moved.current = [designUnits(touch.clientX - from.x), designUnits(touch.clientY - from.y)]
      onMove(...moved.current)
    },
    onTouchEnd: end,
    onTouchCancel: end,
  }
}
