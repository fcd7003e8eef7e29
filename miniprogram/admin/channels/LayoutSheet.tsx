import { Text } from '@tarojs/components'
import { useState } from 'react'
import { layoutLimits } from '../../../shared/channels'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, FailureNote, Field, Sheet, TextArea, TextInput } from '../../_ui'
import type { ChannelRow } from './channel-row'

type LayoutSheetProps = {
  channel: ChannelRow & { readonly layout: NonNullable<ChannelRow['layout']> }
  onClose: () => void
  onSaved: () => Promise<unknown>
}

/** What the form of its posts names: the group before each title, the line that ends them (D2). */
export function LayoutSheet({ channel, onClose, onSaved }: LayoutSheetProps) {
  const [layout, setLayout] = useState(channel.layout)
  const command = useCommand((input: Inputs['channels']['setLayout']) => api.channels.setLayout.mutate(input))

  async function save() {
    if (!(await command.send({ channelId: channel.id, layout }))) return
    onClose()
    toast('已保存')
    await onSaved()
  }

  const foot = (
    <>
      <FailureNote id="layout-failure" failure={command.failure} />
      <Button id="save-layout" wide busy={command.busy} onTap={() => void save()}>
        保存
      </Button>
    </>
  )
  return (
    <Sheet id="layout-sheet" title={`${channel.name}：版式`} open onClose={onClose} foot={foot}>
      <Text className="figures-note">供稿人点“套用版式”时，按这里的内容填写标题和页脚（D2）。</Text>
      <Field label="标题前的集团名">
        <TextInput
          id="group-name"
          className="text-boxed"
          initial={layout.groupName}
          placeholder="例如：青梧"
          maxLength={layoutLimits.groupName}
          onType={(groupName) => setLayout({ ...layout, groupName })}
        />
      </Field>
      <Field label="页脚（没有就留空）">
        <TextArea
          id="footer"
          className="text-boxed"
          initial={layout.footer}
          placeholder="例如：青梧，与您同行"
          maxLength={layoutLimits.footer}
          onType={(footer) => setLayout({ ...layout, footer })}
        />
      </Field>
    </Sheet>
  )
}
