import { View } from '@tarojs/components'
import { useState } from 'react'
import { sayWhen } from '../../../shared/_kernel'
import { api, go, toast, useCommand, useNow, type Inputs } from '../../_platform'
import { BottomBar, Button, FailureNote } from '../../_ui'
import type { CommissionDetail } from './commission-detail'
import { SaySheet } from './SaySheet'

type CommissionBarProps = { detail: CommissionDetail; refresh: () => Promise<unknown> }

/** What this person can do about it: the unit answers and hands in, the department reminds or lets go. */
export function CommissionBar({ detail: { commission, can, remindFrom }, refresh }: CommissionBarProps) {
  const now = useNow()
  const [saying, setSaying] = useState<'answer' | 'waive' | null>(null)
  const remind = useCommand(
    (input: Inputs['commissions']['remind']) => api.commissions.remind.mutate(input),
    refresh,
  )
  const mustWait = now < remindFrom

  async function remindNow() {
    if (!(await remind.send({ commissionId: commission.id }))) return
    toast('已催交，并记下次数')
    await refresh()
  }

  if (!can.answer && !can.handIn) return null
  return (
    <>
      <BottomBar id="commission-bar">
        <View className="owed-bars">
          <FailureNote id="remind-failure" failure={remind.failure} />
          {can.remind && mustWait ? (
            <View className="owed-wait">每 4 小时可以催一次，{sayWhen(remindFrom, now)} 起可以再催</View>
          ) : null}
          <View className="owed-bar">
            {can.answer ? (
              <Button id="answer" look="quiet" onTap={() => setSaying('answer')}>
                答复
              </Button>
            ) : null}
            {can.waive ? (
              <Button id="waive" look="quiet" onTap={() => setSaying('waive')}>
                免交
              </Button>
            ) : null}
            {can.remind ? (
              <Button id="remind" busy={remind.busy} disabled={mustWait} onTap={() => void remindNow()}>
                催交
              </Button>
            ) : null}
            {can.handIn ? (
              <Button id="hand-in" onTap={() => go.composeFor(commission)}>
                去投稿
              </Button>
            ) : null}
          </View>
        </View>
      </BottomBar>
      <SaySheet
        kind={saying ?? 'answer'}
        open={saying !== null}
        commissionId={commission.id}
        onClose={() => setSaying(null)}
        refresh={refresh}
      />
    </>
  )
}
