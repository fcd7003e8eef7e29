import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay } from '../../../shared/_kernel'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { Button, Choices, FailureNote, Field, Sheet } from '../../_ui'
import type { ChannelRow } from './channel-row'

type Figures = ChannelRow['figures']
type Counted = { [K in keyof Figures]: Figures[K] extends number ? K : never }[keyof Figures]
type Switched = Exclude<keyof Figures, Counted>

type FiguresSheetProps = {
  channel: ChannelRow
  open: boolean
  onClose: () => void
  onSaved: () => Promise<unknown>
}

const minutes = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360] as const
const hours = [1, 2, 4, 8, 12, 24, 48, 72] as const

/** The company's own figures of a channel; how far they may go is said by the rules, with the clause. */
export function FiguresSheet({ channel, open, onClose, onSaved }: FiguresSheetProps) {
  const [figures, setFigures] = useState(channel.figures)
  const command = useCommand((input: Inputs['channels']['setFigures']) =>
    api.channels.setFigures.mutate(input),
  )
  const { cadence, maxPosts } = channel
  const planned = Array.from({ length: maxPosts - cadence.minPosts + 1 }, (_, n) => cadence.minPosts + n)

  async function save() {
    const saved = await command.send({ channelId: channel.id, figures })
    if (!saved) return
    onClose()
    toast('已保存')
    await onSaved()
  }

  const counted = (name: Counted, label: string, unit: string, values: readonly number[], hint = '') => (
    <Field key={name} label={label} hint={hint}>
      <Choices
        id={name}
        choices={choicesOf(values, channel.figures[name], unit)}
        chosen={String(figures[name])}
        onChoose={(key) => setFigures({ ...figures, [name]: Number(key) })}
      />
    </Field>
  )
  const switched = (name: Switched, label: string, hint: string, [yes, no]: readonly [string, string]) => (
    <Field key={name} label={label} hint={hint}>
      <Choices
        id={name}
        choices={[
          { key: 'yes', text: yes },
          { key: 'no', text: no },
        ]}
        chosen={figures[name] ? 'yes' : 'no'}
        onChoose={(key) => setFigures({ ...figures, [name]: key === 'yes' })}
      />
    </Field>
  )
  const foot = (
    <View>
      <FailureNote id="figures-failure" failure={command.failure} />
      <Button id="save-figures" wide busy={command.busy} onTap={() => void save()}>
        保存
      </Button>
    </View>
  )
  return (
    <Sheet id="figures" title={`${channel.name}：公司设定`} open={open} onClose={onClose} foot={foot}>
      <Text id="applies-from" className="figures-note">
        {sayDay(channel.appliesFrom)}以前的各期已经排好，篇数与时间不变；从这一天起按新的设定排期。
      </Text>
      {counted('plannedPosts', '每期计划', '篇', planned, sayPlan(channel))}
      {counted('lockMinutes', '截稿（发出前）', '分钟', minutes)}
      {counted('textsCloseMinutes', '定稿（发出前）', '分钟', minutes, '不早于截稿。')}
      {counted('testersUntilMinutes', '预览答复（发出前）', '分钟', minutes, '不早于定稿。')}
      {counted('urgeAfterHours', '可以催办（送达后）', '小时', hours)}
      {switched('unitHeadFirst', '编辑之前由单位负责人审批（G11）', '从下一篇提交的稿件起。', [
        '需要',
        '不需要',
      ])}
      {switched('skipHolidays', '法定节假日', '只看已公布的年份。', ['不排期', '照常排期'])}
    </Sheet>
  )
}

export function sayPlan({ cadence: { minPosts, clause }, maxPosts, maxPostsClause }: ChannelRow): string {
  return `每期不少于 ${minPosts} 篇（${clause}），不多于 ${maxPosts} 篇（${maxPostsClause}）；计划篇数是公司给出的版位，在两者之间。`
}

/** The present value is among them, even if it is an odd one. */
function choicesOf(
  values: readonly number[],
  present: number,
  unit: string,
): { key: string; text: string }[] {
  const all = [...new Set([...values, present])].sort((a, b) => a - b)
  return all.map((value) => ({ key: String(value), text: `${value} ${unit}` }))
}
