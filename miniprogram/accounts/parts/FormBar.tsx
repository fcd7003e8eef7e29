import { View } from '@tarojs/components'
import type { Failure } from '../../_platform'
import { BottomBar, Button, FailureNote } from '../../_ui'

type FormBarProps = {
  /** What the form does to an account. */
  act: 'correct' | 'register' | 'report'
  text: string
  /** What is still to be done first, as the button says it. */
  missing: string | null
  busy: boolean
  failure: Failure | null
  onSend: () => void
}

/** The end of a form: why it was not taken, and the tap that sends it. */
export function FormBar({ act, text, missing, busy, failure, onSend }: FormBarProps) {
  return (
    <BottomBar id={`${act}-bar`}>
      <View className="account-bar">
        <FailureNote id={`${act}-failure`} failure={failure} />
        <Button id={`confirm-${act}`} wide busy={busy} disabled={missing !== null} onTap={onSend}>
          {missing ?? text}
        </Button>
      </View>
    </BottomBar>
  )
}
