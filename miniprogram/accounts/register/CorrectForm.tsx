import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, go, toast, useCommand, type Inputs } from '../../_platform'
import { Card } from '../../_ui'
import {
  MoreOfAccount,
  sayMissing,
  WhichAccount,
  type AccountSheet,
  type WrittenFacts,
} from '../parts/FactsFields'
import { FormBar } from '../parts/FormBar'

type CorrectFormProps = { sheet: AccountSheet; account: NonNullable<AccountSheet['account']> }

/** What the registry says of an account, put right. Its operators, filing and custody change in their own ways. */
export function CorrectForm({ sheet, account: { id: accountId, unitName: _, ...facts } }: CorrectFormProps) {
  const [written, setWritten] = useState<WrittenFacts>(facts)
  const change = (patch: Partial<WrittenFacts>) => setWritten((before) => ({ ...before, ...patch }))
  const command = useCommand((input: Inputs['accounts']['correct']) => api.accounts.correct.mutate(input))
  const missing = sayMissing(written)

  async function correct() {
    const { platform, unitId } = written
    if (platform === null || unitId === null) return
    if (!(await command.send({ accountId, facts: { ...written, platform, unitId } }))) return
    toast('已更正')
    go.back()
  }

  return (
    <View className="account-form">
      <Card>
        <WhichAccount sheet={sheet} written={written} change={change} />
        <MoreOfAccount sheet={sheet} written={written} change={change} />
      </Card>
      <FormBar
        act="correct"
        text="保存更正"
        missing={missing}
        busy={command.busy}
        failure={command.failure}
        onSend={() => void correct()}
      />
    </View>
  )
}
