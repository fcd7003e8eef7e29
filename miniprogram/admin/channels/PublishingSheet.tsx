import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { publishWays, publishWords, type PublishBy } from '../../../shared/channels'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Choices, FailureNote, Field, PersonPicker, Sheet, type Picked } from '../../_ui'
import type { ChannelRow } from './channel-row'

type PublishingSheetProps = {
  channel: ChannelRow
  onClose: () => void
  onSaved: () => Promise<unknown>
}

/** How a channel's editions go out, each way with what it means, and who confirms for it in WeChat. */
export function PublishingSheet({ channel, onClose, onSaved }: PublishingSheetProps) {
  const { account } = channel
  const [publishBy, setPublishBy] = useState<PublishBy>(account.publishBy)
  const [kind, setKind] = useState(account.kind)
  const [confirmer, setConfirmer] = useState<Picked | null>(
    account.confirmer && { id: account.confirmer.personId, name: account.confirmer.name },
  )
  const [isPicking, setPicking] = useState(false)
  const command = useCommand((input: Inputs['channels']['setPublishing']) =>
    api.channels.setPublishing.mutate(input),
  )

  async function save() {
    const confirmerId = confirmer?.id ?? null
    const saved = await command.send({ channelId: channel.id, publishBy, kind, confirmerId })
    if (!saved) return
    onClose()
    toast('已保存')
    await onSaved()
  }

  const foot = (
    <View>
      <FailureNote id="publishing-failure" failure={command.failure} />
      <Button id="save-publishing" wide busy={command.busy} onTap={() => void save()}>
        保存
      </Button>
    </View>
  )
  return (
    <Sheet id="publishing" title={`${channel.name}：发出方式`} open onClose={onClose} foot={foot}>
      <Text className="figures-note">从下一次截稿起生效；已经截稿的一期照原来的方式发出。</Text>
      {publishWays.map((way) => (
        <View
          key={way}
          id={`way-${way}`}
          className={`way row-way ${way === publishBy ? 'way-chosen' : ''}`}
          ariaRole="radio"
          aria-checked={way === publishBy}
          onClick={() => setPublishBy(way)}
        >
          <Text className="way-name">{publishWords[way].name}</Text>
          <Text className="way-means">{publishWords[way].means}</Text>
        </View>
      ))}
      <Field label="账号类型" hint="订阅号每天群发 1 次，服务号每月 4 次，手动群发也计算在内（P2）。">
        <Choices
          id="account-kind"
          choices={[
            { key: 'subscription', text: '订阅号' },
            { key: 'service', text: '服务号' },
            { key: 'weibo', text: '微博' },
          ]}
          chosen={kind}
          onChoose={setKind}
        />
      </Field>
      {publishBy === 'mass-send' ? (
        <Field
          label="群发由谁在微信里确认"
          hint="公众平台开启“API 群发保护”时，微信请管理员在 30 分钟内确认；系统会提前告诉这个人。"
        >
          <View className="confirmer">
            <Text className="confirmer-name">{confirmer ? confirmer.name : '没有开启，不需要确认'}</Text>
            <Button id="pick-confirmer" look="quiet" small onTap={() => setPicking(!isPicking)}>
              {isPicking ? '收起' : '选择'}
            </Button>
            {confirmer ? (
              <Button id="no-confirmer" look="quiet" small onTap={() => setConfirmer(null)}>
                不需要
              </Button>
            ) : null}
          </View>
          {isPicking ? (
            <PersonPicker
              picked={confirmer ? [confirmer] : []}
              onToggle={(person) => {
                setConfirmer(person)
                setPicking(false)
              }}
            />
          ) : null}
        </Field>
      ) : null}
    </Sheet>
  )
}
