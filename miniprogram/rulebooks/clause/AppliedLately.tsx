import { Text, View } from '@tarojs/components'
import { sayWhen } from '../../../shared/_kernel'
import { open, useNow, type Replies } from '../../_platform'
import { Card, Cell, Section } from '../../_ui'
import { sayDayInYear } from '../parts/find'

type Applied = NonNullable<Replies['rulebooks']['clause']['applied']>

/** Where a clause was applied lately; what is not for the reader is counted, and opens nothing (X1). */
export function AppliedLately({ applied: { since, counts, latest } }: { applied: Applied }) {
  const now = useNow()
  return (
    <Section id="applied" title="近来在哪里用到" note={`${sayDayInYear(since)}以来`}>
      <Card className="clause-more">
        {counts.length === 0 ? (
          <View className="applied-none">这段时间没有用到这一条的记录。</View>
        ) : (
          <View className="applied-counts">
            {counts.map(({ said, times, orMore }) => (
              <View key={said} className="applied-count row-count">
                <Text className="applied-times">
                  {times}
                  {orMore ? '+' : ''}
                </Text>
                <Text className="applied-said">{said}</Text>
              </View>
            ))}
          </View>
        )}
        {latest.map(({ said, at, opens }, n) => (
          <Cell
            key={n}
            className="row-use"
            title={opens?.title ?? said}
            note={opens ? `${said} · ${sayWhen(at, now)}` : sayWhen(at, now)}
            {...(opens && { onTap: () => open(opens) })}
          />
        ))}
      </Card>
    </Section>
  )
}
