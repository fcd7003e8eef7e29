import { View } from '@tarojs/components'
import { api, confirmed, go, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import { BottomBar, Button, FailureNote } from '../../_ui'

type Detail = Replies['amendments']['detail']

type OwnBarProps = { detail: Detail; refresh: () => Promise<unknown> }

/** What an admin may do with a version next: take it back before it holds, have it read once it does. */
export function OwnBar({ detail: { amendment, can }, refresh }: OwnBarProps) {
  const { id: amendmentId } = amendment
  const callOff = useCommand(
    (tap: Inputs['amendments']['callOff']) => api.amendments.callOff.mutate(tap),
    refresh,
  )
  const again = useCommand(
    (tap: Inputs['amendments']['tryAgain']) => api.amendments.tryAgain.mutate(tap),
    refresh,
  )
  const failure = callOff.failure ?? again.failure
  if (can.askToRead)
    return (
      <BottomBar id="own-bar">
        <Button id="ask-to-read" wide onTap={() => go.readings(amendmentId)}>
          请大家阅读确认
        </Button>
      </BottomBar>
    )
  if (!can.callOff) return null

  async function takeBack() {
    const sure = await confirmed('撤回公布', '这一版不会施行，现行版本照旧；写好的内容回到草稿。')
    if (!sure || !(await callOff.send({ amendmentId }))) return
    toast('已撤回')
    await refresh()
  }

  async function tryAgain() {
    if (await again.send({ amendmentId })) toast('已施行')
    await refresh()
  }

  return (
    <BottomBar id="own-bar">
      {failure ? (
        <View className="consent-failure">
          <FailureNote id="own-failure" failure={failure} />
        </View>
      ) : null}
      <Button
        id="call-off"
        look="danger"
        wide={!can.tryAgain}
        busy={callOff.busy}
        disabled={again.busy}
        onTap={() => void takeBack()}
      >
        撤回公布
      </Button>
      {can.tryAgain ? (
        <Button
          id="try-again"
          className="consent-agree"
          busy={again.busy}
          disabled={callOff.busy}
          onTap={() => void tryAgain()}
        >
          重新施行
        </Button>
      ) : null}
    </BottomBar>
  )
}
