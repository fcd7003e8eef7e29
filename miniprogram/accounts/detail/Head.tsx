import { Text, View } from '@tarojs/components'
import { sayDay } from '../../../shared/_kernel'
import { publishWords } from '../../../shared/channels'
import { go } from '../../_platform'
import { Card, Cell, Facts, Tag, WarnLine, type Fact } from '../../_ui'
import { accountStateWords } from '../parts/words'
import type { AccountPage } from './account-page'

/** Which account it is, what is due, and what the registry says of it. */
export function Head({ page: { account, can } }: { page: AccountPage }) {
  const { id, platform, name, description, state, due } = account
  const words = accountStateWords(state)
  return (
    <>
      <Card className="account-card">
        <View className="account-tags">
          <Tag tone="brand">{platform}</Tag>
          <Tag id="account-state" tone={words.tone}>
            {words.text}
          </Tag>
        </View>
        <View id="account-name" className="account-title">
          {name}
        </View>
        {description ? <Text className="account-about">{description}</Text> : null}
        {due.map((thing) => (
          <WarnLine key={thing} icon="clock" text={thing} />
        ))}
      </Card>
      <Card>
        <Facts id="account-facts" facts={factsOf(account)} />
        {can.keep ? (
          <Cell id="correct" icon="pen" title="更正资料" onTap={() => go.correctAccount(id)} />
        ) : null}
      </Card>
    </>
  )
}

function factsOf(account: AccountPage['account']): Fact[] {
  const { unitName, operators, handle, legalEntity, verifiedUntil, publishBy, channelName } = account
  const all: readonly (readonly [name: string, value: string | null])[] = [
    ['单位', unitName],
    ['运营人', operators.map(({ name }) => name).join('、') || '还没有'],
    ['平台账号', handle],
    ['认证主体', legalEntity],
    ['认证有效期', verifiedUntil && `至 ${verifiedUntil.slice(0, 4)}年${sayDay(verifiedUntil)}`],
    ['发出方式', publishBy && publishWords[publishBy].name],
    ['对应渠道', channelName],
  ]
  return all.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}
