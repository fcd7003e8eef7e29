import { View } from '@tarojs/components'
import { addDays, dayOf, type Day, type Id } from '../../../shared/_kernel'
import { longestNumber } from '../../../shared/applications'
import { api, createId, go, toast, useCommand, useKept, useNow, type Inputs } from '../../_platform'
import { Card, Choices, DayField, Field, PersonField, TextInput, type Picked } from '../../_ui'
import {
  MoreOfAccount,
  sayMissing,
  WhichAccount,
  type AccountSheet,
  type WrittenFacts,
} from '../parts/FactsFields'
import { FormBar } from '../parts/FormBar'

type Filing = { readonly number: string; readonly on: Day; readonly renewBy: Day }

type Registered = WrittenFacts & {
  readonly accountId: Id
  readonly operators: readonly Picked[]
  /** Null as long as it is not filed. */
  readonly filing: Filing | null
}

const year = 365

const filedOrNot = [
  { key: 'filed', text: '已备案' },
  { key: 'unfiled', text: '未备案' },
] as const

function nothingYet(): Registered {
  return {
    accountId: createId(),
    ...{ platform: null, name: '', handle: '', unitId: null, description: '', legalEntity: '' },
    ...{ verifiedUntil: null, publishBy: null, channelId: null, operators: [], filing: null },
  }
}

/** An account that is in use already comes into the registry, filed or else to be caught up on (G13, G14). */
export function RegisterForm({ sheet }: { sheet: AccountSheet }) {
  const { me } = sheet
  const today = dayOf(useNow())
  const desk = useKept<Registered>(`register_${me.id}`, (found) => ({ ...nothingYet(), ...found }))
  const { operators, filing, ...written } = desk.value
  const change = (patch: Partial<Registered>) => desk.change((before) => ({ ...before, ...patch }))
  const command = useCommand((input: Inputs['accounts']['register']) => api.accounts.register.mutate(input))
  const missing = sayMissing(written) ?? (filing?.number.trim() === '' ? '请填写备案号' : null)

  async function register() {
    const { platform, unitId, accountId } = written
    if (platform === null || unitId === null) return
    const ids = operators.map(({ id }) => id)
    if (!(await command.send({ ...written, platform, unitId, operators: ids, filing }))) return
    desk.drop()
    toast('已登记')
    go.insteadToAccount(accountId)
  }

  return (
    <View className="account-form">
      <Card>
        <WhichAccount sheet={sheet} written={written} change={change} />
        <Field label="运营人（选填）">
          <PersonField
            id="operators"
            title="运营人"
            many
            picked={operators}
            me={me}
            placeholder="从通讯录里选"
            onPick={(people) => change({ operators: people })}
          />
        </Field>
        <Field label="备案" hint={filing ? '' : '登记后显示为“未备案”，待单位移交并补办（G14）。'}>
          <Choices
            id="filed"
            choices={filedOrNot}
            chosen={filing ? 'filed' : 'unfiled'}
            onChoose={(key) =>
              change({
                filing: key === 'filed' ? { number: '', on: today, renewBy: addDays(today, year) } : null,
              })
            }
          />
        </Field>
        {filing ? (
          <FilingFields filing={filing} today={today} onChange={(changed) => change({ filing: changed })} />
        ) : null}
        <MoreOfAccount sheet={sheet} written={written} change={change} />
      </Card>
      <FormBar
        act="register"
        text="登记到台账"
        missing={missing}
        busy={command.busy}
        failure={command.failure}
        onSend={() => void register()}
      />
    </View>
  )
}

type FilingFieldsProps = { filing: Filing; today: Day; onChange: (filing: Filing) => void }

function FilingFields({ filing, today, onChange }: FilingFieldsProps) {
  const { number, on, renewBy } = filing
  return (
    <>
      <Field label="备案号">
        <TextInput
          id="filing-number"
          className="text-boxed"
          initial={number}
          maxLength={longestNumber}
          onType={(typed) => onChange({ ...filing, number: typed })}
        />
      </Field>
      <Field label="备案日期">
        <DayField
          id="filed-on"
          day={on}
          from={addDays(today, -20 * year)}
          through={today}
          placeholder="哪一天"
          onPick={(day) => onChange({ ...filing, on: day })}
        />
      </Field>
      <Field label="续办期限">
        <DayField
          id="renew-by"
          day={renewBy}
          from={addDays(on, 1)}
          through={addDays(today, 5 * year)}
          placeholder="哪一天之前"
          onPick={(day) => onChange({ ...filing, renewBy: day })}
        />
      </Field>
    </>
  )
}
