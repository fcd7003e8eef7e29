import { Text, View } from '@tarojs/components'
import { sayDay, type Day } from '../../../shared/_kernel'
import type { Arrangement } from '../../../shared/urgent'
import { Card, Choices, Icon, Section, Tag } from '../../_ui'
import type { Way } from './urgent-detail'

type WaysProps = {
  ways: readonly Way[]
  wishedDay: Day
  chosen: Arrangement | null
  onChoose: (chosen: Arrangement) => void
}

/** Each nearer edition with what it can do, and what that costs whom (G8). */
export function Ways({ ways, wishedDay, chosen, onChoose }: WaysProps) {
  return (
    <Section id="ways" title="怎样安排" note="选一种">
      {ways.map((way) => (
        <Card key={way.id} className="row-way">
          <View className="way-head">
            <Text className="way-day">{sayDay(way.day)}</Text>
            {way.day === wishedDay ? <Tag tone="info">申请的日期</Tag> : null}
            <Text className="way-room">
              {way.free > 0 ? `剩 ${way.free}/${way.plannedPosts}` : `已满 ${way.plannedPosts} 篇`}
            </Text>
          </View>
          <Choice
            id={`free-${way.day}`}
            way={way.isFree ? { how: 'free', editionId: way.id } : null}
            title="用空位"
            note="不影响其他稿件"
            chosen={chosen}
            onChoose={onChoose}
          />
          <Choice
            id={`extra-${way.day}`}
            way={way.extra ? { how: 'extra', editionId: way.id } : null}
            title="加一个版位"
            note={`这一期由 ${way.plannedPosts} 篇增到 ${way.plannedPosts + 1} 篇（最多 ${way.maxPosts} 篇）`}
            chosen={chosen}
            onChoose={onChoose}
          />
          <Instead way={way} chosen={chosen} onChoose={onChoose} />
          {!way.isFree && !way.extra && way.instead.length === 0 ? (
            <Text className="urgent-note">已到每期上限，其中的稿件也不能顺延。</Text>
          ) : null}
        </Card>
      ))}
      {ways.length === 0 ? (
        <Card>
          <Text className="urgent-note">没有更近、还没截稿的一期了。可以写明理由，不予加急。</Text>
        </Card>
      ) : null}
    </Section>
  )
}

type ChoiceProps = {
  id: string
  way: Arrangement | null
  title: string
  note: string
  chosen: Arrangement | null
  onChoose: (chosen: Arrangement) => void
}

function Choice({ id, way, title, note, chosen, onChoose }: ChoiceProps) {
  if (!way) return null
  const isChosen = chosen?.how === way.how && chosen.editionId === way.editionId
  return (
    <View
      id={id}
      className={`way ${isChosen ? 'way-chosen' : ''}`}
      ariaRole="radio"
      aria-checked={isChosen}
      onClick={() => onChoose(way)}
    >
      <View className="way-mark">{isChosen ? <Icon name="check" className="way-icon" /> : null}</View>
      <View className="way-text">
        <Text className="way-title">{title}</Text>
        <Text className="urgent-note">{note}</Text>
      </View>
    </View>
  )
}

type InsteadProps = Pick<WaysProps, 'chosen' | 'onChoose'> & { way: Way }

/** Another post makes way: which one, until when, and who is told. */
function Instead({ way, chosen, onChoose }: InsteadProps) {
  const [first] = way.instead
  const [next] = first?.later ?? []
  if (!first || !next) return null
  const editionId = way.id
  const mine = chosen?.how === 'instead' && chosen.editionId === editionId ? chosen : null
  const out = way.instead.find(({ id }) => id === mine?.outId) ?? null
  const to = out?.later.find(({ id }) => id === mine?.outToId) ?? null
  return (
    <View>
      <Choice
        id={`instead-${way.day}`}
        way={mine ?? { how: 'instead', editionId, outId: first.id, outToId: next.id }}
        title="请另一篇顺延"
        note={
          out && to
            ? `《${out.title}》改到 ${sayDay(to.day)}；系统会告知${out.submitterName}`
            : `从能让位的 ${way.instead.length} 篇里选一篇改期；系统会告知其供稿人`
        }
        chosen={chosen}
        onChoose={onChoose}
      />
      {mine && out ? (
        <View className="way-more">
          <Text className="urgent-note">哪一篇</Text>
          <Choices
            id={`out-${way.day}`}
            choices={way.instead.map(({ id, title, unitName }) => ({
              key: id,
              text: `${title} · ${unitName}`,
            }))}
            chosen={out.id}
            onChoose={(outId) => {
              const later = way.instead.find(({ id }) => id === outId)?.later ?? []
              onChoose({ how: 'instead', editionId, outId, outToId: later[0]?.id ?? '' })
            }}
          />
          <Text className="urgent-note">改到哪一期</Text>
          <Choices
            id={`to-${way.day}`}
            choices={out.later.map(({ id, day, free }) => ({
              key: id,
              text: `${sayDay(day)}${free > 0 ? ` · 剩 ${free}` : ' · 换位'}`,
            }))}
            chosen={to?.id ?? null}
            onChoose={(outToId) => onChoose({ ...mine, outToId })}
          />
        </View>
      ) : null}
    </View>
  )
}
