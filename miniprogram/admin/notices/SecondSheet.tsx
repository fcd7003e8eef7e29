import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Choices, FailureNote, Field, Sheet, TextInput } from '../../_ui'

type Entered = Inputs['notices']['setSecond']['second']
type Kind = Entered['kind']

type SecondSheetProps = { kind: Kind; onClose: () => void; onSaved: () => Promise<unknown> }

const kinds: readonly { key: Kind; text: string }[] = [
  { key: 'none', text: '不用' },
  { key: 'wecom', text: '企业微信应用' },
  { key: 'robot', text: '企业微信群机器人' },
]

const consequences: Readonly<Record<Kind, string>> = {
  none: '没有提醒次数的同事，只在每日汇总和小程序里看到通知。',
  wecom: '以自建应用的名义发给本人，只有本人看到。人员资料里须有企业微信账号。',
  robot: '发在机器人所在的群里并@本人：群里的人都看得到稿件标题，请只用在微信部门自己的群。',
}

/** What was entered before is not shown: a secret is replaced, never read. */
export function SecondSheet({ kind: present, onClose, onSaved }: SecondSheetProps) {
  const [kind, setKind] = useState(present)
  const [typed, setTyped] = useState({ address: '', corpId: '', agentId: '', secret: '' })
  const command = useCommand((input: Inputs['notices']['setSecond']) => api.notices.setSecond.mutate(input))

  async function save() {
    if (!(await command.send({ second: entered(kind, typed) }))) return
    onClose()
    toast('已保存')
    await onSaved()
  }

  const line = (name: keyof typeof typed, label: string, placeholder: string) => (
    <Field key={name} label={label}>
      <TextInput
        id={name}
        className="text-boxed"
        placeholder={placeholder}
        onType={(value) => setTyped({ ...typed, [name]: value.trim() })}
      />
    </Field>
  )
  const foot = (
    <View>
      <FailureNote id="second-failure" failure={command.failure} />
      <Button id="save-second" wide busy={command.busy} onTap={() => void save()}>
        保存
      </Button>
    </View>
  )
  return (
    <Sheet id="second" title="微信之外的第二渠道" open onClose={onClose} foot={foot}>
      <Choices id="second-kind" choices={kinds} chosen={kind} onChoose={(key) => setKind(key)} />
      <Text id="second-consequence" className="notice-settings-note">
        {consequences[kind]}
      </Text>
      {kind === 'robot' ? line('address', '机器人地址', '粘贴完整的 Webhook 地址') : null}
      {kind === 'wecom'
        ? [
            line('corpId', '企业 ID', 'ww 开头'),
            line('agentId', '应用 AgentId', '例如 1000002'),
            line('secret', '应用 Secret', '保存后不再显示'),
          ]
        : null}
    </Sheet>
  )
}

function entered(
  kind: Kind,
  { address, corpId, agentId, secret }: Record<'address' | 'corpId' | 'agentId' | 'secret', string>,
): Entered {
  switch (kind) {
    case 'none':
      return { kind }
    case 'robot':
      return { kind, address }
    case 'wecom':
      return { kind, corpId, agentId: Number(agentId) || 0, secret }
    default:
      return kind satisfies never
  }
}
