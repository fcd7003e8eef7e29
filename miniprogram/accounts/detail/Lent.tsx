import { sayInstant } from '../../../shared/_kernel'
import { api, confirmed, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Card, Facts, FailureNote, Section } from '../../_ui'
import type { Inside, Refresh } from './account-page'

type LentProps = {
  accountId: string
  loan: NonNullable<Inside['loan']>
  mayEnd: boolean
  refresh: Refresh
}

/** To whom the login is lent, what for, and until when; it may come back sooner (W5). */
export function Lent({ accountId, loan: { to, occasion, from, through }, mayEnd, refresh }: LentProps) {
  const command = useCommand(
    (input: Inputs['accounts']['endLoan']) => api.accounts.endLoan.mutate(input),
    refresh,
  )

  async function takeBack() {
    const sure = await confirmed('提前收回', `收回之后，请让保管人尽快更换密码。`)
    if (!sure || !(await command.send({ accountId }))) return
    toast('已收回，请尽快更换密码')
    await refresh()
  }

  return (
    <Section id="loan" title={`借给 ${to.name}`} note="按 W5">
      <Card>
        <Facts
          id="loan-facts"
          facts={[
            { name: '活动', value: occasion },
            { name: '期间', value: `${sayInstant(from)} 至 ${sayInstant(through)}，到时自动收回` },
          ]}
        />
        <FailureNote id="loan-failure" failure={command.failure} />
        {mayEnd ? (
          <Button
            id="end-loan"
            className="account-do"
            look="quiet"
            wide
            busy={command.busy}
            onTap={() => void takeBack()}
          >
            提前收回
          </Button>
        ) : null}
      </Card>
    </Section>
  )
}
