import { Text } from '@tarojs/components'
import { useState } from 'react'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, FailureNote, PersonPicker, Sheet, type Picked } from '../../_ui'
import type { AccountPage, Inside, Refresh } from './account-page'

type PasswordSheetProps = {
  page: AccountPage
  holder: Inside['custody']['holder']
  onClose: () => void
  refresh: Refresh
}

/** That the password is another one, and who keeps it from now on. */
export function PasswordSheet({
  page: { me, account },
  holder: present,
  onClose,
  refresh,
}: PasswordSheetProps) {
  const [holder, setHolder] = useState<Picked | null>(present)
  const command = useCommand((input: Inputs['accounts']['notePassword']) =>
    api.accounts.notePassword.mutate(input),
  )

  async function note() {
    if (!holder || !(await command.send({ accountId: account.id, holderId: holder.id }))) return
    onClose()
    toast('已登记')
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="password-failure" failure={command.failure} />
      <Button id="confirm-password" wide busy={command.busy} disabled={!holder} onTap={() => void note()}>
        {holder ? `已更换，由${holder.name}保管` : '请选择保管人'}
      </Button>
    </>
  )
  return (
    <Sheet id="password-sheet" title="已更换密码" open onClose={onClose} foot={foot}>
      <Text className="account-note account-how">
        请先在平台上更换，再在这里登记由谁保管。不要在任何地方填写密码本身（G16）。
      </Text>
      <PersonPicker picked={holder ? [holder] : []} me={me} onToggle={setHolder} />
    </Sheet>
  )
}
