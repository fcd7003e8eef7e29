import { Text, View } from '@tarojs/components'
import { sayDay } from '../../../shared/_kernel'
import { Button, postStateWords, Section, Tag } from '../../_ui'
import type { DeskData, ReserveRow } from './desk-data'

type ReserveProps = { desk: DeskData; onChoose: (row: ReserveRow) => void }

/** Posts that may come into this edition: of later ones, and those that wait for a place (备稿). */
export function Reserve({ desk, onChoose }: ReserveProps) {
  const { reserve, can, edition } = desk
  if (edition.state !== 'open' && edition.state !== 'locked') return null
  return (
    <Section id="desk-reserve" title="备稿" note={reserve.length > 0 ? `${reserve.length} 篇可以提前` : ''}>
      <View className="card desk-posts">
        {reserve.length === 0 ? (
          <View className="desk-none">后面各期没有按规定可以提前到这一期的稿件。</View>
        ) : null}
        {reserve.map((row) => {
          const word = postStateWords[row.state]
          return (
            <View key={row.id} className="desk-post row-reserve">
              <View className="desk-post-main">
                <View className="desk-post-body">
                  <Text className="desk-post-title">{row.title}</Text>
                  <View className="desk-post-note">
                    <Tag tone={word.tone}>{word.text}</Tag>
                    <Text className="desk-post-unit">
                      {row.unitName} · {row.from ? sayDay(row.from.day) : '等待空位'}
                    </Text>
                  </View>
                </View>
                {can.arrange && edition.free > 0 ? (
                  <Button className="desk-come" look="quiet" small onTap={() => onChoose(row)}>
                    编入
                  </Button>
                ) : null}
              </View>
            </View>
          )
        })}
      </View>
    </Section>
  )
}
