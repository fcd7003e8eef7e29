import { Text, View } from '@tarojs/components'
import { sayDay, type Refusal } from '../../../shared/_kernel'
import { fallsShort } from '../../../shared/amendments'
import { go, type Replies } from '../../_platform'
import { Card, EditionEffects, RefusalLine, Section, Tag } from '../../_ui'

type Effects = NonNullable<Replies['amendments']['detail']['effects']>
type Channel = Effects['channels'][number]

type VersionEffectsProps = { effects: Effects | null; hindrance: Refusal | null }

/** What comes of a version: posts that would no longer do, channels and their editions, the company's own numbers. */
export function VersionEffects({ effects, hindrance }: VersionEffectsProps) {
  const channels = effects?.channels ?? []
  const failing = channels.flatMap(({ name, posts }) => posts.map((post) => ({ ...post, channel: name })))
  return (
    <View id="effects">
      {hindrance ? (
        <Card id="hindrance">
          <RefusalLine
            className="version-wrong"
            refusal={{ ...hindrance, message: `现在还不能施行：${hindrance.message}` }}
          />
        </Card>
      ) : null}
      {channels.length > 0 ? (
        <View>
          <FailingPosts posts={failing} />
          <Channels channels={channels} />
        </View>
      ) : null}
      {channels.map(({ id, name, editions }) =>
        editions ? <EditionEffects key={id} foreseen={editions} of={`${name}：`} /> : null,
      )}
      {effects && effects.numbers.length > 0 ? <OwnNumbers numbers={effects.numbers} /> : null}
    </View>
  )
}

type Failing = Channel['posts'][number] & { readonly channel: string }

function FailingPosts({ posts }: { posts: readonly Failing[] }) {
  return (
    <Section
      id="failing"
      title={posts.length > 0 ? `${posts.length} 篇已排定的稿件将不符合` : '已排定的稿件'}
    >
      {posts.length > 0 ? (
        <Card>
          {posts.map(({ postId, title, unitName, channel, day, fails }) => (
            <View key={postId} className="version-row row-failing" onClick={() => go.post(postId)}>
              <View className="version-row-text">
                <Text>{title}</Text>
                <Text className="version-note">
                  {unitName} · {channel}
                </Text>
                {fails.map(({ clause, question, measured }) => (
                  <Text key={question} className="version-is version-wrong">
                    {clause} {question}
                    {measured ? `（这篇 ${measured}）` : ''}
                  </Text>
                ))}
              </View>
              <Text className="version-row-day">{sayDay(day)}</Text>
            </View>
          ))}
          <Text className="version-note">它们按现行版本受理，照常发出；退回后重新提交时，按新版检查。</Text>
        </Card>
      ) : (
        <Card>
          <Text className="version-note">都符合新版，不受影响。</Text>
        </Card>
      )}
    </Section>
  )
}

function Channels({ channels }: { channels: readonly Channel[] }) {
  return (
    <Section id="channel-effects" title="对渠道的影响">
      <Card>
        {channels.map((channel) => (
          <View key={channel.id} id={`effect-${channel.id}`} className="version-row row-channel-effect">
            <View className="version-row-text">
              <Text>{channel.name}</Text>
              {channel.change ? (
                <View>
                  <Text className="version-was">{channel.change.before}</Text>
                  <Text className="version-is">{channel.change.after}</Text>
                </View>
              ) : null}
              {channel.refusal ? (
                <RefusalLine className="version-is version-wrong" refusal={channel.refusal} />
              ) : null}
              {shortOf(channel) > 0 ? (
                <Text className="version-is version-wrong">{shortOf(channel)} 期将缺稿</Text>
              ) : null}
            </View>
            {channel.change || channel.refusal ? null : <Tag>周期与篇数不变</Tag>}
          </View>
        ))}
      </Card>
    </Section>
  )
}

function shortOf({ editions }: Channel): number {
  return (editions?.changed ?? []).filter(({ posts, before, after }) => fallsShort(posts, before, after))
    .length
}

function OwnNumbers({ numbers }: { numbers: Effects['numbers'] }) {
  return (
    <Section id="own-numbers" title="本公司的数字">
      <Card>
        {numbers.map(({ clause, label, own, original, dropped }) => (
          <View key={`${clause} ${label}`} className="version-row row-own-number">
            <View className="version-row-text">
              <Text>
                {clause} {label}
              </Text>
              <Text className="version-is">
                本公司 {own}
                {original === null ? '' : ` · 新版 ${original}`}
              </Text>
              {dropped ? <Text className="version-note">{dropped}</Text> : null}
            </View>
            <Tag tone={dropped ? 'warn' : 'good'}>{dropped ? '不再适用' : '继续适用'}</Tag>
          </View>
        ))}
      </Card>
    </Section>
  )
}
