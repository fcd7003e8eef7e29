import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choices } from './Choices'
import { TextInput } from './TextInput'

type FoundChoicesProps = {
  id: string
  choices: readonly { readonly key: string; readonly text: string }[]
  chosen: string | null
  placeholder: string
  onChoose: (key: string) => void
}

/** Beyond so many they are found by their names. */
const mostInSight = 12

/** One of many, found by what it is called. */
export function FoundChoices({ id, choices, chosen, placeholder, onChoose }: FoundChoicesProps) {
  const [name, setName] = useState('')
  const found = choices.filter(({ key, text }) => key === chosen || text.includes(name.trim()))
  return (
    <View>
      {choices.length > mostInSight ? (
        <TextInput id={`${id}-name`} className="text-boxed" placeholder={placeholder} onType={setName} />
      ) : null}
      <Choices id={id} choices={found.slice(0, mostInSight)} chosen={chosen} onChoose={onChoose} />
    </View>
  )
}
