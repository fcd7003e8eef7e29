import { Text, View } from '@tarojs/components'
import './Tabs.scss'

type TabsProps<K extends string> = {
  id: string
  tabs: readonly { readonly key: K; readonly text: string; readonly count?: number }[]
  chosen: K
  onChoose: (key: K) => void
}

/** A few lists of one screen, one of them in sight. */
export function Tabs<K extends string>({ id, tabs, chosen, onChoose }: TabsProps<K>) {
  return (
    <View id={id} className="tabs">
      {tabs.map(({ key, text, count }) => (
        <View
          key={key}
          id={`${id}-${key}`}
          className={`tab ${key === chosen ? 'tab-chosen' : ''}`}
          ariaRole="tab"
          aria-selected={key === chosen}
          onClick={() => onChoose(key)}
        >
          <Text>{text}</Text>
          {count ? <Text className="tab-count">{count}</Text> : null}
        </View>
      ))}
    </View>
  )
}
