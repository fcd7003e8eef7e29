import { Text, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { minutesOfDay, timeOfDay } from '../../../shared/_kernel'
import { isTime, ownNumberReasonLimit, saySetting, sayValue } from '../../../shared/rulebooks'
import { Button, Choices, Field, Sheet, TextInput, TimeField } from '../../_ui'
import type { Figure, Form, PutNumber, WantedNumber } from './adoption'

/** For all channels, or for a single one: the number that is wished, and the one that holds already. */
export type Scope = {
  readonly channelId: string | undefined
  readonly name: string
  readonly own: WantedNumber | null
  readonly kept: Form['numbers'][number] | null
}

type Put = (scope: Scope, set: PutNumber | null) => void

type FigureSheetProps = {
  figure: Figure
  /** The first is for all. */
  scopes: readonly Scope[]
  /** The company's number, or null for the one that holds without it. */
  onPut: Put
  onClose: () => void
}

/** One number: what the regulation says, and what the company says instead, for all channels or for a single one. */
export function FigureSheet({ figure, scopes, onPut, onClose }: FigureSheetProps) {
  const [chosen, setChosen] = useState('all')
  const [all] = scopes
  const scope = scopes.find(({ channelId }) => (channelId ?? 'all') === chosen) ?? all
  if (!all || !scope) return null
  const choice = scopes.length > 1 && (
    <Field label="适用于">
      <Choices
        id="figure-for"
        choices={scopes.map(({ channelId, name }) => ({ key: channelId ?? 'all', text: name }))}
        chosen={chosen}
        onChoose={setChosen}
      />
    </Field>
  )
  return (
    <NumberSheet
      key={chosen}
      figure={figure}
      scope={scope}
      ofAll={all.own?.value ?? figure.value}
      head={choice}
      onPut={onPut}
      onClose={onClose}
    />
  )
}

type NumberSheetProps = Pick<FigureSheetProps, 'figure' | 'onPut' | 'onClose'> & {
  scope: Scope
  /** What holds for all channels. */
  ofAll: number
  head: ReactNode
}

function NumberSheet({ figure, scope, ofAll, head, onPut, onClose }: NumberSheetProps) {
  const { label, clause, unit, original, least, most, value, said } = figure
  const { channelId, name, own, kept } = scope
  const isSingle = channelId !== undefined
  const [typed, setTyped] = useState(`${own?.value ?? ofAll}`)
  const [reason, setReason] = useState(own?.reason ?? '')
  const number = typed.trim() === '' ? NaN : Number(typed)
  const isFine = number >= least && number <= most && (unit === 'MB' || Number.isInteger(number))
  const without = isSingle ? ofAll : value
  const isSame = number === without
  const lacksReason = isSingle && !isSame && reason.trim() === ''
  const missing = !isFine
    ? `须在 ${sayValue(figure, least)} 到 ${sayValue(figure, most)} 之间`
    : lacksReason
      ? '请写明原因'
      : null

  function put() {
    onPut(scope, isSame ? null : { value: number, reason: reason.trim() || undefined })
  }

  const foot = (
    <View className="figure-buttons">
      {own === null ? null : (
        <Button id="as-written" look="quiet" wide onTap={() => onPut(scope, null)}>
          {isSingle ? '与其他渠道相同' : '恢复原文'}
        </Button>
      )}
      <Button id="put-figure" wide disabled={missing !== null} onTap={put}>
        {missing ?? '确定'}
      </Button>
    </View>
  )
  const setting = kept ? saySetting(kept) : ''
  return (
    <Sheet id="figure-sheet" title={label} open onClose={onClose} foot={foot}>
      <Text className="figure-said">
        {clause} 原文：{said}
      </Text>
      {head}
      <Field
        label={isSingle ? name : '本公司'}
        hint={
          isSingle
            ? `其他渠道 ${sayValue(figure, ofAll)}，原文 ${original}；条款页上并列显示。`
            : `原文 ${original}；条款页上两个数字并列显示。`
        }
      >
        {isTime(figure) ? (
          <TimeField
            id="figure-time"
            time={timeOfDay(isFine ? number : without)}
            onPick={(time) => setTyped(`${minutesOfDay(time)}`)}
          />
        ) : (
          <View className="figure-typed">
            <TextInput
              id="figure-value"
              className="text-boxed"
              initial={typed}
              maxLength={8}
              onType={setTyped}
            />
            <Text className="figure-unit">{unit}</Text>
          </View>
        )}
      </Field>
      <Field label={isSingle ? '为什么与其他渠道不同' : '原因（可不填）'} hint={setting}>
        <TextInput
          id="figure-reason"
          className="text-boxed"
          initial={reason}
          placeholder={isSingle ? '例如：百货活动多在周末' : '例如：公司办公会决定'}
          maxLength={ownNumberReasonLimit}
          onType={setReason}
        />
      </Field>
    </Sheet>
  )
}
