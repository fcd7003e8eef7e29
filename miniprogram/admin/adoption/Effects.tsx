import { Text, View } from '@tarojs/components'
import { chooseBetween } from '../../../shared/rulebooks'
import { Card, RefusalLine, Section, Tag } from '../../_ui'
import type { ChannelForeseen, Foreseen, Wanted } from './adoption'

type EffectsProps = {
  foreseen: Foreseen
  wanted: Wanted
  onChoose: (setAside: Wanted['setAside']) => void
}

/** What holds for each channel then, and where two rules contradict each other: one of them is tapped, and holds. */
export function Effects({ foreseen: { channels }, wanted, onChoose }: EffectsProps) {
  if (channels.length === 0) return null
  const open = channels.flatMap(({ conflicts }) => conflicts).filter(({ setAside }) => setAside === null)
  return (
    <Section
      id="effects"
      title="对渠道的影响"
      note={open.length > 0 ? `${open.length} 处冲突等您选定` : '没有待定的冲突'}
    >
      {channels.map((channel) => (
        <Card key={channel.id} id={`effect-${channel.id}`} className="row-effect">
          <View className="adoption-line">
            <Text className="effect-name">{channel.name}</Text>
            <State channel={channel} />
          </View>
          {channel.effect ? <Text className="effect-says">{channel.effect}</Text> : null}
          {channel.refusal ? <RefusalLine className="effect-refusal" refusal={channel.refusal} /> : null}
          {channel.conflicts.map((conflict) => (
            <ConflictCard
              key={conflict.between.map(({ rule }) => rule).join(' ')}
              conflict={conflict}
              onHold={(holds, yields) => onChoose(chosenNow(channel, wanted, { holds, yields }))}
            />
          ))}
        </Card>
      ))}
    </Section>
  )
}

function State({ channel: { effect, conflicts } }: { channel: ChannelForeseen }) {
  if (conflicts.some(({ setAside }) => setAside === null)) return <Tag tone="warn">有冲突</Tag>
  return effect ? <Tag tone="good">可以执行</Tag> : <Tag tone="bad">不能执行</Tag>
}

type Conflict = ChannelForeseen['conflicts'][number]

function ConflictCard({
  conflict: { about, why, between, setAside },
  onHold,
}: {
  conflict: Conflict
  onHold: (holds: string, yields: string) => void
}) {
  const [one, other] = between
  return (
    <View className="conflict row-conflict">
      <Text className="conflict-about">{about}</Text>
      <Text className="conflict-why">{why}</Text>
      {[
        { side: one, rival: other },
        { side: other, rival: one },
      ].map(({ side, rival }) => {
        const holds = setAside === rival.rule
        return (
          <View
            key={side.rule}
            className={`side row-side ${holds ? 'side-holds' : ''} ${setAside === side.rule ? 'side-yields' : ''}`}
            ariaRole="radio"
            aria-checked={holds}
            onClick={() => onHold(side.rule, rival.rule)}
          >
            <View className="adoption-line">
              <Text className="side-name">
                《{side.bookTitle}》{side.clause}
              </Text>
              {holds ? <Tag tone="brand">以此为准</Tag> : null}
              {setAside === side.rule ? <Tag>搁置</Tag> : null}
            </View>
            <Text className="side-says">{side.said}</Text>
          </View>
        )
      })}
    </View>
  )
}

/** The choices for all channels, with that of one conflict of this one. */
function chosenNow(
  { id, conflicts }: ChannelForeseen,
  wanted: Wanted,
  choice: { readonly holds: string; readonly yields: string },
): Wanted['setAside'] {
  const before = wanted.setAside.filter(({ channelId }) => channelId === id).map(({ rule }) => rule)
  const now = chooseBetween(conflicts, before, choice)
  return [
    ...wanted.setAside.filter(({ channelId }) => channelId !== id),
    ...now.map((rule) => ({ channelId: id, rule })),
  ]
}
