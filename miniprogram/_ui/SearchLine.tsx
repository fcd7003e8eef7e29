import { View } from '@tarojs/components'
import { useRef } from 'react'
import { Button } from './Button'
import { TextInput } from './TextInput'
import './SearchLine.scss'

type SearchLineProps = { words: string; placeholder: string; onSearch: (words: string) => void }

/** Words to look for, and the tap that looks. */
export function SearchLine({ words, placeholder, onSearch }: SearchLineProps) {
  const typed = useRef(words)
  const search = () => onSearch(typed.current.trim())
  return (
    <View className="search-line">
      <View className="search-line-words">
        <TextInput
          id="words"
          className="text-boxed"
          initial={words}
          placeholder={placeholder}
          maxLength={40}
          confirmType="search"
          onType={(text) => (typed.current = text)}
          onConfirm={search}
        />
      </View>
      <Button id="search" look="quiet" onTap={search}>
        搜索
      </Button>
    </View>
  )
}
