import { Text } from '@tarojs/components'
import { useState } from 'react'
import { characters } from '../../../shared/_kernel'
import type { MaterialRule } from '../../../shared/rulebooks'
import { Field, TextArea } from '../../_ui'

type TitleFieldProps = {
  initial: string
  rules: readonly MaterialRule[]
  onType: (value: string) => void
}

/**
 * Counts while typing; the limit is the rule's. Its own component, so that a keystroke draws the counter only.
 * A long title wraps; a line break typed in it is a space.
 */
export function TitleField({ initial, rules, onType }: TitleFieldProps) {
  const [count, setCount] = useState(() => characters(initial.trim()))
  const limit = titleLimit(rules)
  const isOver = limit !== null && count > limit
  return (
    <Field
      label="标题"
      note={
        <Text id="title-count" className={`field-count ${isOver ? 'field-count-over' : ''}`}>
          {limit === null ? count : `${count}/${limit}`}
        </Text>
      }
    >
      <TextArea
        id="title"
        className="compose-title"
        initial={initial}
        placeholder="写一个标题"
        onType={(typed) => {
          const value = typed.replace(/\s*\n\s*/g, ' ')
          setCount(characters(value.trim()))
          onType(value)
        }}
      />
    </Field>
  )
}

function titleLimit(rules: readonly MaterialRule[]): number | null {
  for (const { measure, limit } of rules) {
    if (measure === 'titleCharacters' && 'atMost' in limit) return limit.atMost
  }
  return null
}
