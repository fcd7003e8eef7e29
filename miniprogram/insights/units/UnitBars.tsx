import { Text, View } from '@tarojs/components'
import { countReturned } from '../../../shared/insights'
import type { Replies } from '../../_platform'

type UnitRow = Replies['insights']['units']['units'][number]

/** A unit's numbers as lengths, each with its number beside it. @param scale the number that fills the line */
export function UnitBars({ unit, scale }: { unit: UnitRow; scale: number }) {
  const bars = [
    { key: 'handed-in', word: '交稿', count: unit.handedIn },
    { key: 'used', word: '刊用', count: unit.used },
    { key: 'returned', word: '退回', count: countReturned(unit) },
  ]
  return (
    <View id={`bars-${unit.unitId}`} className="unit-bars row-unit">
      <Text className="unit-name">{unit.unitName}</Text>
      {bars.map(({ key, word, count }) => (
        <View key={key} className="bar-line" ariaLabel={`${unit.unitName}${word} ${count}`}>
          <Text className="bar-word">{word}</Text>
          <View className="bar">
            <View
              className={`bar-part bar-${key}`}
              style={{ width: `${Math.min(100, (count / scale) * 100)}%` }}
            />
          </View>
          <Text className="bar-number">{count}</Text>
        </View>
      ))}
    </View>
  )
}
