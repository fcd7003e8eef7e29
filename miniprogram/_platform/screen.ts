import Taro from '@tarojs/taro'

/** The width for which style sheets are written. */
const designWidth = 750

/** Points on the screen, as touches tell them, in the units of the style sheets. */
export function designUnits(points: number): number {
  return (points * designWidth) / Taro.getWindowInfo().windowWidth
}
