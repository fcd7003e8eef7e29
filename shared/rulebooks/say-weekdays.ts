const names = ['一', '二', '三', '四', '五', '六', '日'] as const

/** `周一至周五`, `周六、周日` */
export function sayWeekdays(weekdays: readonly number[]): string {
  const sorted = [...weekdays].sort((a, b) => a - b)
  const [first = 1] = sorted
  const last = sorted.at(-1) ?? first
  const name = (weekday: number) => `周${names[weekday - 1]}`
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  return isRun ? `${name(first)}至${name(last)}` : sorted.map(name).join('、')
}
