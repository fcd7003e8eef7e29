import { Text, View } from '@tarojs/components'
import { go, type Replies } from '../../_platform'
import { Card, Tag } from '../../_ui'
import { accountStateWords } from '../parts/words'

type AccountRow = Replies['accounts']['registry']['rows'][number]

/** An account in the list: where it lives, whose it is, how it stands, and what is due. */
export function AccountCard({ row }: { row: AccountRow }) {
  const { id, platform, name, unitName, state, operators, due, lentTo } = row
  const words = accountStateWords(state)
  return (
    <Card className="account row-account" onTap={() => go.account(id)}>
      <View className="account-head">
        <Tag tone="brand">{platform}</Tag>
        <Tag tone={words.tone}>{words.text}</Tag>
        {lentTo === null ? null : <Tag tone="info">借给 {lentTo}</Tag>}
      </View>
      <View className="account-name">{name}</View>
      <Text className="account-note">
        {unitName}
        {operators.length > 0 ? ` · ${operators.join('、')}` : ''}
      </Text>
      {due.map((thing) => (
        <Text key={thing} className="account-due row-due">
          {thing}
        </Text>
      ))}
    </Card>
  )
}
