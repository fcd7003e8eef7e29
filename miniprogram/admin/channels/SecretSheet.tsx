import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  longestSecret,
  secretForms,
  secretNames,
  type AccountSecret,
  type SecretField,
  type SecretKind,
} from '../../../shared/channels'
import { api, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import { Button, FailureNote, Field, Sheet, TextInput } from '../../_ui'

type SecretSheetProps = {
  channel: Pick<Replies['channels']['overview']['channels'][number], 'id' | 'name'>
  kind: SecretKind
  onClose: () => void
  onSaved: () => Promise<unknown>
}

const explained: Readonly<Record<SecretKind, string>> = {
  'app-secret': '在微信开发者平台该公众号的“基础信息”中重置并复制。重置后，旧的 AppSecret 立即失效。',
  callback:
    '与微信开发者平台“消息与事件推送”里的一致，加密方式选“安全模式”。更换时先在这里保存，再到微信一侧修改：之前的 24 小时内仍然有效。',
}

/** What is typed goes into its seal on the server and never comes back. */
export function SecretSheet({ channel, kind, onClose, onSaved }: SecretSheetProps) {
  const [typed, setTyped] = useState({ appSecret: '', token: '', encodingAesKey: '' })
  const command = useCommand((input: Inputs['channels']['setSecret']) => api.channels.setSecret.mutate(input))

  async function save() {
    const saved = await command.send({ channelId: channel.id, secret: secretOf(kind, typed) })
    if (!saved) return
    onClose()
    toast('已加密保存')
    await onSaved()
  }

  const foot = (
    <View>
      <FailureNote id="secret-failure" failure={command.failure} />
      <Button id="save-secret" wide busy={command.busy} onTap={() => void save()}>
        加密保存
      </Button>
    </View>
  )
  return (
    <Sheet id="secret" title={`${channel.name}：${secretNames[kind]}`} open onClose={onClose} foot={foot}>
      <Text className="figures-note">{explained[kind]}</Text>
      {fieldsOf[kind].map((field) => (
        <SecretInput
          key={field}
          field={field}
          typed={typed[field]}
          onType={(text) => setTyped({ ...typed, [field]: text })}
        />
      ))}
      <Text className="figures-note">
        保存后加密存放，包括管理员在内，谁都看不到，只能更换。谁在什么时候填写过会留痕，内容不留。
      </Text>
    </Sheet>
  )
}

const fieldsOf: Readonly<Record<SecretKind, readonly SecretField[]>> = {
  'app-secret': ['appSecret'],
  callback: ['token', 'encodingAesKey'],
}

function secretOf(kind: SecretKind, typed: Readonly<Record<SecretField, string>>): AccountSecret {
  const { appSecret, token, encodingAesKey } = typed
  return kind === 'app-secret' ? { kind, appSecret } : { kind, token, encodingAesKey }
}

type SecretInputProps = { field: SecretField; typed: string; onType: (text: string) => void }

function SecretInput({ field, typed, onType }: SecretInputProps) {
  const { name, told, looks } = secretForms[field]
  const text = typed.trim()
  return (
    <Field
      label={name}
      hint={told}
      note={text ? <Measured length={text.length} fits={looks.test(text)} /> : null}
    >
      <TextInput
        id={field}
        className="text-boxed"
        placeholder="粘贴到这里"
        maxLength={longestSecret}
        hidden
        onType={onType}
      />
    </Field>
  )
}

/** The text itself cannot be read, so that its length tells whether it was pasted whole. */
function Measured({ length, fits }: { length: number; fits: boolean }) {
  return (
    <Text className={`field-count ${fits ? '' : 'field-count-over'}`}>
      {fits ? `${length} 位，格式正确` : `现在 ${length} 位`}
    </Text>
  )
}
