import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, FailureNote, PersonPicker, Sheet, TextInput } from '../../_ui'
import type { ChannelRow } from './channel-row'

type TestersSheetProps = { channel: ChannelRow; onClose: () => void; onSaved: () => Promise<unknown> }

/** Who looks at each edition before it goes out, and to which WeChat number the preview goes (W3). */
export function TestersSheet({ channel, onClose, onSaved }: TestersSheetProps) {
  const [testers, setTesters] = useState(channel.account.testers)
  const command = useCommand((input: Inputs['channels']['setTesters']) =>
    api.channels.setTesters.mutate(input),
  )

  async function save() {
    const named = testers.map(({ personId, wechatName }) => ({ personId, wechatName }))
    if (!(await command.send({ channelId: channel.id, testers: named }))) return
    onClose()
    toast('已保存')
    await onSaved()
  }

  function toggle({ id: personId, name }: { id: string; name: string }) {
    const without = testers.filter((tester) => tester.personId !== personId)
    setTesters(without.length < testers.length ? without : [...testers, { personId, name, wechatName: '' }])
  }

  function write(personId: string, wechatName: string) {
    setTesters(testers.map((tester) => (tester.personId === personId ? { ...tester, wechatName } : tester)))
  }

  const foot = (
    <View>
      <FailureNote id="testers-failure" failure={command.failure} />
      <Button id="save-testers" wide busy={command.busy} onTap={() => void save()}>
        保存
      </Button>
    </View>
  )
  return (
    <Sheet id="testers" title={`${channel.name}：测试人`} open onClose={onClose} foot={foot}>
      <Text className="figures-note">
        截稿后，公众号把预览发到测试人的微信，测试人在这里答复能不能发。没有人确认，就不会自动发出（W3）。测试人须先关注公众号；从下一次截稿起生效。
      </Text>
      {testers.map(({ personId, name, wechatName }) => (
        <View key={personId} className="tester row-tester">
          <Text className="tester-name">{name}</Text>
          <TextInput
            id={`wechat-${personId}`}
            className="text-boxed tester-wechat"
            initial={wechatName}
            placeholder="微信号"
            maxLength={40}
            onType={(text) => write(personId, text)}
          />
          <Button look="quiet" small onTap={() => toggle({ id: personId, name })}>
            移除
          </Button>
        </View>
      ))}
      <PersonPicker
        picked={testers.map(({ personId, name }) => ({ id: personId, name }))}
        onToggle={toggle}
      />
    </Sheet>
  )
}
