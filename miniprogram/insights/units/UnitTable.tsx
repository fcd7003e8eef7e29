import { Text, View } from '@tarojs/components'
import { countReturned } from '../../../shared/insights'
import type { Replies } from '../../_platform'

type UnitRow = Replies['insights']['units']['units'][number]

const columns: readonly { word: string; of: (unit: UnitRow) => number }[] = [
  { word: '交稿', of: ({ handedIn }) => handedIn },
  { word: '刊用', of: ({ used }) => used },
  { word: '退回', of: countReturned },
  { word: '未过', of: ({ rejected }) => rejected },
  { word: '过期', of: ({ expired }) => expired },
  { word: '撤回', of: ({ withdrawn }) => withdrawn },
  { word: '逾期', of: ({ overdue }) => overdue },
]

/** Every number, with the clauses of what was returned. */
export function UnitTable({ units }: { units: readonly UnitRow[] }) {
  return (
    <View>
      <View className="table-line">
        {columns.map(({ word }) => (
          <Text key={word} className="table-cell table-head">
            {word}
          </Text>
        ))}
      </View>
      {units.map((unit) => (
        <View key={unit.unitId} id={`table-${unit.unitId}`} className="table-unit">
          <Text className="unit-name">{unit.unitName}</Text>
          <View className="table-line">
            {columns.map(({ word, of }) => (
              <Text key={word} className={`table-cell ${lookOf(word, of(unit))}`}>
                {of(unit)}
              </Text>
            ))}
          </View>
          {unit.returned.length > 0 ? (
            <Text className="table-clauses">
              退回：{unit.returned.map(({ clause, count }) => `${clause ?? '移出'} ${count} 次`).join('，')}
            </Text>
          ) : null}
        </View>
      ))}
    </View>
  )
}

function lookOf(word: string, count: number): string {
  if (count === 0) return 'table-zero'
  return word === '逾期' ? 'table-late' : ''
}
