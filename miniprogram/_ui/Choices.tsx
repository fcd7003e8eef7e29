import { Text, View } from '@tarojs/components'
import './Choices.scss'

type Choice<K extends string> = { readonly key: K; readonly text: string }

type ChoicesProps<K extends string> = {
  id: string
  choices: readonly Choice<K>[]
  chosen: K | null
  onChoose: (key: K) => void
}

/** One of a few, all of them in sight. */
export function Choices<K extends string>({ id, choices, chosen, onChoose }: ChoicesProps<K>) {
  return (
    <View id={id} className="choices">
      {choices.map(({ key, text }) => (
        <View
          key={key}
          id={`${id}-${key}`}
          className={`choice row-choice ${key === chosen ? 'choice-chosen' : ''}`}
          ariaRole="radio"
          aria-checked={key === chosen}
          onClick={() => onChoose(key)}
        >
          <Text>{text}</Text>
        </View>
      ))}
    </View>
  )
}
