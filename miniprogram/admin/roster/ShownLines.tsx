import { Text, View } from '@tarojs/components'
import type { Replies } from '../../_platform'

type Line = Replies['staff']['rosterLines']['lines'][number]

/** Lines of a roster, each with what is said of it. */
export function ShownLines({ lines }: { lines: readonly Line[] }) {
  return (
    <View>
      {lines.map(({ id, name, note, says }) => (
        <View key={id} className="roster-line row-roster-line">
          <View className="roster-line-head">
            <Text className="roster-line-name">{name}</Text>
            <Text className="roster-line-note">{note}</Text>
          </View>
          {says.map((said) => (
            <Text key={said} className="roster-line-says">
              {said}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}
