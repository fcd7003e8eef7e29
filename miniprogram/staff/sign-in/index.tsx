import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { inviteHours, inviteLength, readInviteCode } from '../../../shared/staff'
import { api, go, queryClient, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Card, FailureNote, Frame, TextInput } from '../../_ui'
import './index.scss'

export default function SignInScreen() {
  const typed = useRef('')
  const [isWrongForm, setWrongForm] = useState(false)
  const bind = useCommand((invite: Inputs['staff']['bind']) => api.staff.bind.mutate(invite))

  async function join() {
    const code = readInviteCode(typed.current)
    setWrongForm(code === null)
    bind.forgive()
    if (code === null) return
    const bound = await bind.send({ code })
    if (!bound) return
    await queryClient.resetQueries()
    toast(`欢迎，${bound.name}`)
    go.home()
  }

  return (
    <Frame id="sign-in" className="page sign-in">
      <View className="sign-in-title">输入邀请码</View>
      <View className="sign-in-text">
        邀请码由管理员为您生成，共 {inviteLength} 位字母和数字，{inviteHours} 小时内有效，只能用一次。
      </View>
      <Card>
        <TextInput
          id="invite-code"
          className="sign-in-code"
          placeholder="邀请码"
          maxLength={inviteLength + 4}
          onType={(value) => {
            typed.current = value
          }}
          onConfirm={() => void join()}
        />
      </Card>
      <View className="sign-in-do">
        {isWrongForm ? (
          <View id="wrong-form" className="sign-in-wrong">
            邀请码是 {inviteLength} 位字母和数字，请对照管理员给您的再输入一次。
          </View>
        ) : null}
        <FailureNote failure={bind.failure} />
        <Button id="bind" wide busy={bind.busy} onTap={() => void join()}>
          加入
        </Button>
        <View className="sign-in-note">加入后，您的微信就代表您本人。换微信或离职时，请告诉管理员。</View>
      </View>
    </Frame>
  )
}
