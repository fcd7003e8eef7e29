import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { protectedWordLimits } from '../../../shared/accounts'
import { Button, Icon, TextInput } from '../../_ui'

type ProtectedWordsProps = { words: readonly string[]; onChange: (words: readonly string[]) => void }

/** Each with a tap that takes it away, and a line for another. */
export function ProtectedWords({ words, onChange }: ProtectedWordsProps) {
  const [typed, setTyped] = useState('')
  // The field remembers what was typed: for another word it is drawn anew.
  const [added, setAdded] = useState(0)
  const word = typed.trim()
  const mayAdd = word !== '' && !words.includes(word) && words.length < protectedWordLimits.words

  function add() {
    if (!mayAdd) return
    onChange([...words, word])
    setTyped('')
    setAdded(added + 1)
  }

  return (
    <View>
      <View id="protected-words" className="words">
        {words.map((each) => (
          <View
            key={each}
            className="word row-word"
            ariaRole="button"
            ariaLabel={`移除${each}`}
            onClick={() => onChange(words.filter((other) => other !== each))}
          >
            <Text>{each}</Text>
            <Icon name="close" className="word-remove" />
          </View>
        ))}
        {words.length === 0 ? <Text className="offices-note">还没有。没有名称，就没有可比对的。</Text> : null}
      </View>
      <View className="word-add">
        <View className="word-field">
          <TextInput
            key={added}
            id="protected-word"
            className="text-boxed"
            placeholder="再加一个"
            maxLength={protectedWordLimits.characters}
            onType={setTyped}
            onConfirm={add}
          />
        </View>
        <Button id="add-word" look="quiet" disabled={!mayAdd} onTap={add}>
          添加
        </Button>
      </View>
    </View>
  )
}
