import { Text, View } from '@tarojs/components'
import { sayInstant, type Instant } from '../../../shared/_kernel'
import { allDone } from '../../../shared/accounts'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Card, FailureNote, Section, Tag } from '../../_ui'
import type { AccountPage, Inside, Refresh } from './account-page'
import { TaskList } from './TaskList'

type HandingOverProps = {
  accountId: string
  handover: NonNullable<Inside['handover']>
  can: AccountPage['can']
  refresh: Refresh
}

/** One operator after another: the list, then both names under it (O1). */
export function HandingOver({ accountId, handover, can, refresh }: HandingOverProps) {
  const { from, to, why, tasks, signed } = handover
  const command = useCommand((input: Inputs['accounts']['sign']) => api.accounts.sign.mutate(input), refresh)
  const isReady = allDone(tasks)

  async function sign() {
    if (!(await command.send({ accountId }))) return
    toast('已签字')
    await refresh()
  }

  return (
    <Section id="handover" title="运营人交接" note="按 O1">
      <Card>
        <Text className="account-note">{why}</Text>
        <TaskList accountId={accountId} tasks={tasks} mayTick={can.tick} refresh={refresh} />
        <Signature id="signed-from" who={`移交人 ${from.name}`} at={signed.from} />
        <Signature id="signed-to" who={`接手人 ${to.name}`} at={signed.to} />
        <FailureNote id="sign-failure" failure={command.failure} />
        {can.sign ? (
          <Button
            id="sign"
            className="account-do"
            wide
            busy={command.busy}
            disabled={!isReady}
            onTap={() => void sign()}
          >
            {isReady ? '签字确认交接' : '清单全部完成后签字'}
          </Button>
        ) : null}
      </Card>
    </Section>
  )
}

function Signature({ id, who, at }: { id: string; who: string; at: Instant | null }) {
  return (
    <View id={id} className="signature">
      <Text className="signature-who">{who}</Text>
      {at === null ? <Tag>未签字</Tag> : <Tag tone="good">{sayInstant(at)} 签字</Tag>}
    </View>
  )
}
