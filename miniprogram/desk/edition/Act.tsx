import { Text, View } from '@tarojs/components'
import { Button } from '../../_ui'

type ActProps = {
  id?: string
  title: string
  /** What comes of it, said before the tap. */
  then: string
  button: string
  look?: 'quiet' | 'danger'
  busy: boolean
  onTap: () => void
}

/** One thing to do, with its consequence beside its button. */
export function Act({ id, title, then, button, look = 'quiet', busy, onTap }: ActProps) {
  return (
    <View className="act row-act">
      <View className="act-text">
        <Text className="act-title">{title}</Text>
        <Text className="act-then">{then}</Text>
      </View>
      <Button {...(id ? { id } : {})} className="act-button" look={look} small disabled={busy} onTap={onTap}>
        {button}
      </Button>
    </View>
  )
}
