import { Text, View } from '@tarojs/components'
import { sayDay, type Day } from '../../shared/_kernel'
import type { Replies } from '../_platform'
import { Card } from './Card'
import { Section } from './Section'
import { Tag } from './Tag'
import './EditionEffects.scss'

type Foreseen = Replies['adjustments']['preview']
type Figures = Foreseen['changed'][number]['before']

/**
 * What approving would bring about: which editions change, and which posts move where.
 * @param of whose editions they are, where several channels stand below each other
 */
export function EditionEffects({ foreseen, of = '' }: { foreseen: Foreseen; of?: string }) {
  const { changed, unchanged, moves, laterFrom } = foreseen
  return (
    <View id="effects">
      <Section id="moves" title={`${of}稿件的变动`} note={moves.length > 0 ? `${moves.length} 篇` : ''}>
        <Card>
          {moves.map(({ postId, title, unitName, from, to, expires }) => (
            <View key={postId} className="effect row-move">
              <View className="effect-text">
                <Text className="effect-title">{title}</Text>
                <Text className="effect-note">{unitName}</Text>
              </View>
              <View className="effect-where">
                <Text className="effect-note">{sayDay(from)} →</Text>
                {to ? (
                  <Text className="effect-day">{sayDay(to)}</Text>
                ) : (
                  <Tag tone={expires ? 'bad' : 'warn'}>{expires ? '过期' : '等待空位'}</Tag>
                )}
              </View>
            </View>
          ))}
          <Text className="effect-note">
            {moves.length > 0
              ? '后提交的先顺延，按提交先后排进后面有空位的各期；不会有稿件被提前（G7）。'
              : '没有稿件需要改期。'}
          </Text>
        </Card>
      </Section>
      <Section id="changed" title={`${of}各期的变化`} note={`${changed.length} 期`}>
        <Card>
          {rowsOf(changed).map(({ title, note, texts }) => (
            <View key={title} className="effect row-effect">
              <View className="effect-text">
                <Text className="effect-title">{title}</Text>
                <Text className="effect-note">{note}</Text>
              </View>
              <View className="effect-what">
                {texts.map((text) => (
                  <Text key={text} className="effect-difference">
                    {text}
                  </Text>
                ))}
              </View>
            </View>
          ))}
          {unchanged.length > 0 ? (
            <Text className="effect-note">
              {unchanged.map(sayDay).join('、')}已经截稿，或按新的时间来不及，不变。
            </Text>
          ) : null}
          {laterFrom ? (
            <Text className="effect-note">{sayDay(laterFrom)}以后的各期还没有建立，建立时也按此执行。</Text>
          ) : null}
          {changed.length === 0 && unchanged.length === 0 && !laterFrom ? (
            <Text className="effect-note">这段日子没有出刊。</Text>
          ) : null}
        </Card>
      </Section>
    </View>
  )
}

type Row = { readonly title: string; readonly note: string; readonly texts: readonly string[] }

const mostShown = 10

/** One by one while they can be taken in; of a long span, those that change alike together. */
function rowsOf(changed: Foreseen['changed']): Row[] {
  if (changed.length <= mostShown) {
    return changed.map(({ day, posts, before, after }) => ({
      title: sayDay(day),
      note: `已排 ${posts} 篇`,
      texts: differences(before, after),
    }))
  }
  const alike: { first: Day; last: Day; count: number; texts: string[] }[] = []
  for (const { day, before, after } of changed) {
    const texts = differences(before, after)
    const run = alike.at(-1)
    if (run?.texts.join() === texts.join()) alike.splice(-1, 1, { ...run, last: day, count: run.count + 1 })
    else alike.push({ first: day, last: day, count: 1, texts })
  }
  return alike.map(({ first, last, count, texts }) => ({
    title: first === last ? sayDay(first) : `${sayDay(first)}至${sayDay(last)}`,
    note: `${count} 期`,
    texts,
  }))
}

function differences(before: Figures, after: Figures): string[] {
  const window = ({ opens, closes }: Figures) => `${opens}–${closes}`
  return [
    ...(before.plannedPosts === after.plannedPosts
      ? []
      : [`计划 ${before.plannedPosts} → ${after.plannedPosts} 篇`]),
    ...(before.minPosts === after.minPosts ? [] : [`最少 ${before.minPosts} → ${after.minPosts} 篇`]),
    ...(window(before) === window(after) ? [] : [`${window(before)} → ${window(after)}`]),
  ]
}
