import { Text, View } from '@tarojs/components'
import './Choices.scss'

type TogglesProps = {
  id: string
  choices: readonly { readonly id: string; readonly name: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Any of a few, all of them in sight. */
export function Toggles({ id, choices, chosen, onChange }: TogglesProps) {
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key])
  return (
    <View id={`${id}s`} className="choices">
      {choices.map((choice) => {
        const isChosen = chosen.includes(choice.id)
        return (
          <View
            key={choice.id}
            id={`${id}-${choice.id}`}
            className={`choice row-${id} ${isChosen ? 'choice-chosen' : ''}`}
            ariaRole="checkbox"
            aria-checked={isChosen}
            onClick={() => toggle(choice.id)}
          >
            <Text>{choice.name}</Text>
          </View>
        )
      })}
    </View>
  )
}
