import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, toast, useCommand, useLatest, useScreen, type Inputs, type Replies } from '../../_platform'
import { Button, FailureNote, PersonPicker, Sheet, type Picked } from '../../_ui'

type Plan = Replies['leaving']['plan']

type LeaveSheetProps = {
  person: { readonly id: string; readonly name: string }
  onClose: () => void
  refresh: () => Promise<unknown>
}

/** What somebody leaves behind, who takes it over, and the tap that ends their access (X4). */
export function LeaveSheet({ person, onClose, refresh }: LeaveSheetProps) {
  const [chosen, setChosen] = useState<Picked | null>(null)
  const standInId = chosen?.id ?? null
  const { data: answered, failure } = useScreen(['leaving.plan', person.id, standInId], () =>
    api.leaving.plan.query({ personId: person.id, standInId }),
  )
  const plan = useLatest(answered)
  const command = useCommand((input: Inputs['leaving']['enter']) => api.leaving.enter.mutate(input), refresh)

  async function send() {
    if (!chosen) return
    const entered = await command.send({ personId: person.id, standInId: chosen.id })
    if (!entered) return
    const { left } = entered
    toast(left.length > 0 ? `还有 ${left.length} 项须另选人接手` : `已办理，由${entered.standInName}接手`)
    await refresh()
    if (left.length === 0) return onClose()
    setChosen(null)
  }

  const has = plan?.person.active === false
  const foot = (
    <>
      <FailureNote id="leave-failure" failure={command.failure} />
      <Button
        id="confirm-leave"
        wide
        look={has ? 'quiet' : 'danger'}
        busy={command.busy || (!answered && !failure)}
        disabled={!chosen || !answered}
        onTap={() => void send()}
      >
        {!chosen ? '请选择接手人' : has ? `再由${chosen.name}接手` : `办理离职，由${chosen.name}接手`}
      </Button>
    </>
  )
  return (
    <Sheet id="leave-sheet" title={`${person.name}离职`} open onClose={onClose} foot={foot}>
      <FailureNote id="plan-failure" failure={failure} />
      {plan ? <PlanText plan={plan} /> : null}
      <Text className="leave-label">由谁接手</Text>
      {plan?.suggested && !chosen ? (
        <Button id="suggested" look="quiet" small onTap={() => setChosen(plan.suggested)}>
          {`建议：${plan.suggested.name}`}
        </Button>
      ) : null}
      <PersonPicker picked={chosen ? [chosen] : []} onToggle={setChosen} />
    </Sheet>
  )
}

const mostShown = 5

function PlanText({ plan: { person, parts, waiting, successors, confirms } }: { plan: Plan }) {
  const unfit = waiting.filter(({ mayTakeOver }) => mayTakeOver === false)
  return (
    <View id="leave-plan" className="leave-plan">
      <Text className="leave-note">
        {person.active
          ? `办理后，${person.name}立即不能再进入小程序。等${person.name}审批的，由接手人代为处理；空出的职责由接手人补上。`
          : `已由${successors.join('、')}接手。有他们不能处理的，可再指定一位。`}
      </Text>
      {parts.map((part) => (
        <Text key={part} className="leave-part">
          {part}
        </Text>
      ))}
      {waiting.length > 0 ? (
        <Text className="leave-part">{`有 ${waiting.length} 项等${person.name}审批`}</Text>
      ) : null}
      {waiting.slice(0, mostShown).map(({ title, channelName, stepTitle }, nth) => (
        <Text key={nth} className="leave-note">
          {`《${title}》· ${channelName} · ${stepTitle}`}
        </Text>
      ))}
      {unfit.length > 0 ? (
        <Text id="leave-unfit" className="leave-warn">
          {`其中 ${unfit.length} 项接手人不能处理：已在别的环节处理过，或是提交人（G11）。办理后，再为这几项指定一位。`}
        </Text>
      ) : null}
      {confirms.length > 0 ? (
        <Text className="leave-warn">
          {`${confirms.join('、')}的群发由${person.name}在微信里确认：请先在公众平台更换管理员，再到“渠道”里改人（G16）。`}
        </Text>
      ) : null}
    </View>
  )
}
