import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, dayOf, sayDay, type Day } from '../../../shared/_kernel'
import { isUsedUp, sayQuota } from '../../../shared/publishing'
import { api, toast, useCommand, useNow, type Inputs } from '../../_platform'
import { Button, DayField, FailureNote, Field, Sheet } from '../../_ui'
import type { ChannelRow } from './channel-row'

type QuotaProps = { channel: ChannelRow; reread: () => Promise<unknown> }

/** How often the account has sent of what it may (P2), sends made by hand in WeChat's console included. */
export function Quota({ channel, reread }: QuotaProps) {
  const { id, quota, sentElsewhere, can } = channel
  const [isOpen, setOpen] = useState(false)
  if (!quota) return null
  return (
    <View className="quota">
      <Text className={isUsedUp(quota) ? 'quota-used quota-up' : 'quota-used'}>{sayQuota(quota)}</Text>
      {sentElsewhere.map(({ day, times, byName, at }) => (
        <Text key={at} className="quota-row">
          {sayDay(day)} 手动群发 {times} 次，{byName === '微信' ? '由微信告知' : `${byName}登记`}
        </Text>
      ))}
      {can.count ? (
        <Button id={`count-${id}`} look="quiet" small onTap={() => setOpen(true)}>
          登记手动群发
        </Button>
      ) : null}
      {isOpen ? <CountSheet channel={channel} reread={reread} onClose={() => setOpen(false)} /> : null}
    </View>
  )
}

function CountSheet({ channel, reread, onClose }: QuotaProps & { onClose: () => void }) {
  const now = useNow()
  const [day, setDay] = useState<Day>(dayOf(now))
  const record = useCommand((input: Inputs['channels']['recordSent']) =>
    api.channels.recordSent.mutate(input),
  )
  const undo = useCommand((input: Inputs['channels']['unrecordSent']) =>
    api.channels.unrecordSent.mutate(input),
  )

  async function run(done: Promise<unknown>, said: string) {
    if (!(await done)) return
    onClose()
    toast(said)
    await reread()
  }

  const tap = { channelId: channel.id, day }
  return (
    <Sheet id="count" title={`${channel.name}：登记手动群发`} open onClose={onClose}>
      <Text className="figures-note">
        在公众平台后台手动群发的也占次数（P2）。登记以后，排期和编辑台会提前提醒次数已用完。
      </Text>
      <Field label="哪一天群发的">
        <DayField
          id="count-day"
          day={day}
          from={addDays(dayOf(now), -31)}
          through={dayOf(now)}
          placeholder="选择日期"
          onPick={setDay}
        />
      </Field>
      <FailureNote id="count-failure" failure={record.failure ?? undo.failure} />
      <Button id="record-sent" wide busy={record.busy} onTap={() => void run(record.send(tap), '已登记')}>
        登记 1 次
      </Button>
      <Button
        id="unrecord-sent"
        look="quiet"
        wide
        className="count-undo"
        busy={undo.busy}
        onTap={() => void run(undo.send(tap), '已撤销')}
      >
        登记错了，撤销这一天的 1 次
      </Button>
    </Sheet>
  )
}
