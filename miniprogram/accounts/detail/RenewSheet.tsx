import { useState } from 'react'
import { addDays, dayOf } from '../../../shared/_kernel'
import { longestNumber } from '../../../shared/applications'
import { api, toast, useCommand, useNow, type Inputs } from '../../_platform'
import { Button, DayField, FailureNote, Field, Sheet, TextInput } from '../../_ui'
import type { AccountPage, Refresh } from './account-page'

type RenewSheetProps = {
  accountId: string
  filing: NonNullable<AccountPage['account']['filing']>
  onClose: () => void
  refresh: Refresh
}

const year = 365
const longestYears = 5

/** The same filing for a while longer, perhaps under another number (G13). */
export function RenewSheet({ accountId, filing, onClose, refresh }: RenewSheetProps) {
  const today = dayOf(useNow())
  const from = addDays(filing.renewBy > today ? filing.renewBy : today, 1)
  const [number, setNumber] = useState(filing.number)
  const [renewBy, setRenewBy] = useState(addDays(from, year - 1))
  const command = useCommand((input: Inputs['accounts']['renew']) => api.accounts.renew.mutate(input))

  async function renew() {
    if (!(await command.send({ accountId, number: number.trim(), renewBy }))) return
    onClose()
    toast('已续办备案')
    await refresh()
  }

  const foot = (
    <>
      <FailureNote id="renew-failure" failure={command.failure} />
      <Button
        id="confirm-renew"
        wide
        busy={command.busy}
        disabled={number.trim() === ''}
        onTap={() => void renew()}
      >
        {number.trim() === '' ? '请填写备案号' : '续办备案'}
      </Button>
    </>
  )
  return (
    <Sheet id="renew-sheet" title="续办备案" open onClose={onClose} foot={foot}>
      <Field label="备案号" hint="行政部换了号的，请改成新的。">
        <TextInput
          id="renew-number"
          className="text-boxed"
          initial={number}
          maxLength={longestNumber}
          onType={setNumber}
        />
      </Field>
      <Field label="下次续办期限">
        <DayField
          id="renew-by"
          day={renewBy}
          from={from}
          through={addDays(from, year * longestYears)}
          placeholder="哪一天之前"
          onPick={setRenewBy}
        />
      </Field>
    </Sheet>
  )
}
