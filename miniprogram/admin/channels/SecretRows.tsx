import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayInstant } from '../../../shared/_kernel'
import { secretNames, type SecretKind } from '../../../shared/channels'
import type { Replies } from '../../_platform'
import { Cell, Tag } from '../../_ui'
import { SecretSheet } from './SecretSheet'

type ChannelRow = Replies['channels']['overview']['channels'][number]
type SecretRow = ChannelRow['secrets'][number]

type SecretRowsProps = { channel: ChannelRow; reread: () => Promise<unknown> }

/** Which secrets of the account are set. What they are is nowhere to be seen; they can be replaced. */
export function SecretRows({ channel, reread }: SecretRowsProps) {
  const [entering, setEntering] = useState<SecretKind | null>(null)
  const { id, secrets, can } = channel
  return (
    <View className="secrets">
      <Text className="secrets-title">公众号凭证</Text>
      {secrets.map((row) => (
        <Cell
          key={row.kind}
          id={`secret-${row.kind}-${id}`}
          className="row-secret"
          title={secretNames[row.kind]}
          note={sayState(row)}
          end={<State row={row} />}
          {...(can.change && { onTap: () => setEntering(row.kind) })}
        />
      ))}
      {entering ? (
        <SecretSheet channel={channel} kind={entering} onClose={() => setEntering(null)} onSaved={reread} />
      ) : null}
    </View>
  )
}

function State({ row: { set, trouble } }: { row: SecretRow }) {
  if (trouble) return <Tag tone="bad">微信未接受</Tag>
  return set ? <Tag tone="good">已填写</Tag> : <Tag tone="warn">未填写</Tag>
}

const unset: Readonly<Record<SecretKind, string>> = {
  'app-secret': '填写之前，这个公众号的内容发不出去',
  callback: '可以不填写：不填时由系统自己查询群发结果',
}

function sayState({ kind, set, trouble, beforeUntil }: SecretRow): string {
  if (!set) return unset[kind]
  const when = `${set.byName} ${sayInstant(set.at)} 填写`
  if (trouble) return `${when}；${trouble}，请核对后重新填写`
  return beforeUntil ? `${when}；之前的到 ${sayInstant(beforeUntil)} 仍然有效` : when
}
