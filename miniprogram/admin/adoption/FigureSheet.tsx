import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { minutesOfDay, timeOfDay } from '../../../shared/_kernel'
import { isTime, sayValue } from '../../../shared/rulebooks'
import { Button, Field, Sheet, TextInput, TimeField } from '../../_ui'
import type { Figure } from './adoption'

type FigureSheetProps = {
  figure: Figure
  own: number | null
  /** The company's number, or null for the regulation's. */
  onPut: (value: number | null) => void
  onClose: () => void
}

/** One number: what the regulation says, and what the company says instead. */
export function FigureSheet({ figure, own, onPut, onClose }: FigureSheetProps) {
  const { label, clause, unit, original, least, most, value, said } = figure
  const [typed, setTyped] = useState(`${own ?? value}`)
  const number = typed.trim() === '' ? NaN : Number(typed)
  const isFine = number >= least && number <= most && (unit === 'MB' || Number.isInteger(number))
  const foot = (
    <View className="figure-buttons">
      {own === null ? null : (
        <Button id="as-written" look="quiet" wide onTap={() => onPut(null)}>
          恢复原文
        </Button>
      )}
      <Button id="put-figure" wide disabled={!isFine} onTap={() => onPut(number === value ? null : number)}>
        {isFine ? '确定' : `须在 ${sayValue(figure, least)} 到 ${sayValue(figure, most)} 之间`}
      </Button>
    </View>
  )
  return (
    <Sheet id="figure-sheet" title={label} open onClose={onClose} foot={foot}>
      <Text className="figure-said">
        {clause} 原文：{said}
      </Text>
      <Field label="本公司" hint={`原文 ${original}；条款页上两个数字并列显示。`}>
        {isTime(figure) ? (
          <TimeField
            id="figure-time"
            time={timeOfDay(isFine ? number : value)}
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
    </Sheet>
  )
}
