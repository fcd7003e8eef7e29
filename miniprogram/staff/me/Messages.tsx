import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { toast, topUp, type Asked, type Replies } from '../../_platform'
import { Button, Card, Section } from '../../_ui'

type CreditRow = Replies['home']['mine']['credits'][number]

/** How many messages WeChat will still bring, said as it is, and one tap for more. */
export function Messages({ credits: read }: { credits: readonly CreditRow[] }) {
  const [topped, setTopped] = useState<readonly CreditRow[] | null>(null)
  const [busy, setBusy] = useState(false)
  const credits = topped ?? read
  const empty = credits.filter(({ left }) => left === 0).length

  function more() {
    setBusy(true)
    // WeChat asks only in the tap itself: nothing may be awaited before.
    void topUp().then((asked) => {
      setBusy(false)
      if (asked.kind === 'answered') setTopped(asked.credits)
      toast(sayAsked(asked))
    })
  }

  return (
    <Section id="messages" title="微信提醒" note={empty > 0 ? `${empty} 类已用完` : ''}>
      <Card>
        <View className="credits">
          {credits.map(({ template, title, left }) => (
            <View key={template} className={`credit row-credit ${left === 0 ? 'credit-none' : ''}`}>
              <Text className="credit-left">{left}</Text>
              <Text className="credit-title">{title}</Text>
            </View>
          ))}
        </View>
        <Text className="credit-note">
          在微信里每同意一次，每类可以收到一条提醒。用完后不再弹出，通知仍在这里，一条不少。
        </Text>
        <Button id="top-up" look="quiet" wide busy={busy} onTap={more}>
          补充提醒次数
        </Button>
      </Card>
    </Section>
  )
}

function sayAsked(asked: Asked): string {
  switch (asked.kind) {
    case 'answered':
      return asked.accepted > 0 ? `已补充 ${asked.accepted} 类` : '没有补充，通知仍在这里'
    case 'elsewhere':
      return '请在微信里打开小程序后补充'
    case 'not-set-up':
      return '公司还没有启用微信提醒'
    case 'switched-off':
      return '微信没有询问。请在右上角“…”的设置里打开订阅消息'
    case 'unanswered':
      return '已同意，但没有记下，请稍后再点一次'
    default:
      return asked satisfies never
  }
}
