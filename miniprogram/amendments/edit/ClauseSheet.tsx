import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { canonicalJson, minutesOfDay, timeOfDay } from '../../../shared/_kernel'
import { amendmentLimits } from '../../../shared/amendments'
import { isTime, sayValue } from '../../../shared/rulebooks'
import { api, confirmed, toast, useCommand, type Inputs, type Replies } from '../../_platform'
import { Button, FailureNote, Field, Sheet, TextArea, TextInput, TimeField } from '../../_ui'

type Clause = Replies['amendments']['draft']['clauses'][number]
type Figure = Clause['figures'][number]
type Override = Clause['written']['figures'][number]

type ClauseSheetProps = {
  amendmentId: string
  clause: Clause
  refresh: () => Promise<unknown>
  onClose: () => void
}

/** One clause: its heading, its text, and every number that hangs on it, saved together. */
export function ClauseSheet({ amendmentId, clause, refresh, onClose }: ClauseSheetProps) {
  const { id, figures, written } = clause
  // What it was when writing began: somebody else may save it meanwhile, and is shown then.
  const [start] = useState(written)
  const isOvertaken = canonicalJson(written) !== canonicalJson(start)
  const [heading, setHeading] = useState(start.heading)
  const [text, setText] = useState(start.text)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [fresh, setFresh] = useState(0)
  const save = useCommand(
    (said: Inputs['amendments']['saveClause']) => api.amendments.saveClause.mutate(said),
    refresh,
  )
  const wrong = figures.find((figure) => numberOf(figure, typed, start.figures) === null)
  const now = { heading, text, figures: overrides(figures, typed, start.figures) }
  const isChanged = canonicalJson(now) !== canonicalJson(written)

  async function keep() {
    if (!(await save.send({ amendmentId, clause: id, ...now, seen: written }))) return
    toast('已存入草稿')
    await refresh()
    onClose()
  }

  async function close() {
    if (!isChanged || (await confirmed('不保存这一条', '刚才的改动会丢失。'))) onClose()
  }

  function restore() {
    setHeading(clause.heading)
    setText(clause.text)
    setTyped(Object.fromEntries(figures.map((figure) => [keyOf(figure), `${figure.value}`])))
    setFresh(fresh + 1)
  }

  const foot = (
    <View className="clause-foot">
      <FailureNote id="clause-failure" failure={save.failure} />
      <Button
        id="save-clause"
        wide
        busy={save.busy}
        disabled={!isChanged || wrong !== undefined}
        onTap={() => void keep()}
      >
        {wrong
          ? `${wrong.label}须在 ${sayValue(wrong, wrong.least)} 到 ${sayValue(wrong, wrong.most)} 之间`
          : '存入草稿'}
      </Button>
      <Button id="restore-clause" look="link" disabled={save.busy} onTap={restore}>
        恢复现行的写法
      </Button>
    </View>
  )
  return (
    <Sheet id="clause-sheet" title={`修订 ${id}`} open onClose={() => void close()} foot={foot}>
      <View key={fresh}>
        {isOvertaken ? (
          <View id="overtaken" className="clause-overtaken">
            别人刚存入了另一种写法，您再保存就以您的为准：{written.heading}——{written.text}
          </View>
        ) : null}
        <Field label="标题">
          <TextInput
            id="clause-heading"
            className="text-boxed"
            initial={heading}
            maxLength={amendmentLimits.heading}
            onType={setHeading}
          />
        </Field>
        <Field label="正文" hint={figures.length > 0 ? '正文里写到的数字，请和下面的数字一致。' : ''}>
          <TextArea
            id="clause-text"
            className="text-boxed"
            initial={text}
            maxLength={amendmentLimits.text}
            onType={setText}
          />
        </Field>
        {figures.map((figure) => (
          <NumberField
            key={keyOf(figure)}
            figure={figure}
            typed={typed[keyOf(figure)] ?? `${valueIn(figure, start.figures)}`}
            onType={(value) => setTyped({ ...typed, [keyOf(figure)]: value })}
          />
        ))}
      </View>
    </Sheet>
  )
}

type NumberFieldProps = { figure: Figure; typed: string; onType: (typed: string) => void }

function NumberField({ figure, typed, onType }: NumberFieldProps) {
  const { label, original, unit, value } = figure
  const id = `number-${keyOf(figure)}`
  const minutes = Number(typed)
  return (
    <Field label={label} hint={`现行 ${original}`}>
      {isTime(figure) ? (
        <TimeField
          id={id}
          time={timeOfDay(Number.isInteger(minutes) ? minutes : value)}
          onPick={(time) => onType(`${minutesOfDay(time)}`)}
        />
      ) : (
        <View className="clause-number-field">
          <TextInput id={id} className="text-boxed" initial={typed} maxLength={8} onType={onType} />
          <Text className="clause-unit">{unit}</Text>
        </View>
      )}
    </Field>
  )
}

/** As it can stand in an id. */
function keyOf({ rule, name }: Figure): string {
  return `${rule.replace(/\./g, '-')}-${name}`
}

function valueIn({ rule, name, value }: Figure, figures: readonly Override[]): number {
  return figures.find((each) => each.rule === rule && each.figure === name)?.value ?? value
}

/** Null where what is typed is no number that it can have. */
function numberOf(
  figure: Figure,
  typed: Readonly<Record<string, string>>,
  figures: readonly Override[],
): number | null {
  const text = typed[keyOf(figure)]
  if (text === undefined) return valueIn(figure, figures)
  const number = text.trim() === '' ? NaN : Number(text)
  const isFine = number >= figure.least && number <= figure.most
  return isFine && (figure.unit === 'MB' || Number.isInteger(number)) ? number : null
}

/** Only what differs from the version in force. */
function overrides(
  figures: readonly Figure[],
  typed: Readonly<Record<string, string>>,
  seen: readonly Override[],
): Override[] {
  return figures.flatMap((figure) => {
    const value = numberOf(figure, typed, seen)
    return value === null || value === figure.value ? [] : [{ rule: figure.rule, figure: figure.name, value }]
  })
}
