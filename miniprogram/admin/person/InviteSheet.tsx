import { Text, View } from '@tarojs/components'
import { sayInstant } from '../../../shared/_kernel'
import { copy, type Replies } from '../../_platform'
import { Button, Sheet } from '../../_ui'

type Invited = { readonly name: string; readonly invite: Replies['staff']['invite'] }

/** The code, once: only its hash is kept. */
export function InviteSheet({ invited, onClose }: { invited: Invited | null; onClose: () => void }) {
  return (
    <Sheet
      id="invite"
      title={invited ? `${invited.name}的邀请码` : ''}
      open={invited !== null}
      onClose={onClose}
    >
      {invited ? (
        <View className="invite">
          <Text id="invite-code" className="invite-code" selectable userSelect>
            {invited.invite.code}
          </Text>
          <View className="invite-note">
            {sayInstant(invited.invite.expiresAt)} 前有效，只能用一次。关闭后不再显示，请现在就发给本人。
          </View>
          <Button id="copy" wide onTap={() => copy(invited.invite.code)}>
            复制邀请码
          </Button>
        </View>
      ) : null}
    </Sheet>
  )
}
