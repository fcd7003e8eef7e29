import { Text, View } from '@tarojs/components'
import type { Id } from '../../../shared/_kernel'
import { api, createId, go, toast, useCommand, useKept, type Inputs } from '../../_platform'
import { Card, ClauseLink, Field, TextArea } from '../../_ui'
import { sayMissing, WhichAccount, type AccountSheet, type Written } from '../parts/FactsFields'
import { FormBar } from '../parts/FormBar'

type Reported = Written & { readonly accountId: Id; readonly where: string }

function nothingYet(): Reported {
  return { accountId: createId(), platform: null, name: '', handle: '', unitId: null, where: '' }
}

const longestWhere = 200

export function ReportForm({ sheet }: { sheet: AccountSheet }) {
  const desk = useKept<Reported>(`report_${sheet.me.id}`, (found) => ({ ...nothingYet(), ...found }))
  const { where, accountId, ...written } = desk.value
  const change = (patch: Partial<Reported>) => desk.change((before) => ({ ...before, ...patch }))
  const command = useCommand((input: Inputs['accounts']['report']) => api.accounts.report.mutate(input))
  const missing = sayMissing(written)

  async function report() {
    const { platform, unitId } = written
    if (platform === null || unitId === null) return
    if (!(await command.send({ ...written, accountId, platform, unitId, where }))) return
    desk.drop()
    toast('已报告，谢谢您')
    go.insteadToAccount(accountId)
  }

  return (
    <View className="account-form">
      <View className="account-why">
        <Text className="account-why-text">
          看到带公司名称、台账里却没有的账号，请在这里告诉微信部门。报告之后由微信部门接管、单位补办备案。
        </Text>
        <ClauseLink clause="G14" />
      </View>
      <Card>
        <WhichAccount sheet={sheet} written={written} change={change} />
        <Field label="在哪里看到的（选填）">
          <TextArea
            id="where"
            className="text-boxed account-text"
            initial={where}
            placeholder="例如：搜索“青梧”时看到，链接是……"
            maxLength={longestWhere}
            onType={(typed) => change({ where: typed })}
          />
        </Field>
      </Card>
      <FormBar
        act="report"
        text="报告给微信部门"
        missing={missing}
        busy={command.busy}
        failure={command.failure}
        onSend={() => void report()}
      />
    </View>
  )
}
