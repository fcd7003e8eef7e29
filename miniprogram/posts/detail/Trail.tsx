import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayInstant } from '../../../shared/_kernel'
import { Card, Section } from '../../_ui'
import { KeepRecord } from './KeepRecord'
import type { PostDetail } from './post-detail'

const shownAtFirst = 3

/** Every step on record, the latest first. */
export function Trail({ postId, rows }: { postId: string; rows: PostDetail['trail'] }) {
  const [all, setAll] = useState(false)
  const latest = [...rows].reverse()
  const shown = all ? latest : latest.slice(0, shownAtFirst)
  return (
    <Section id="trail" title="留痕" note="写下后不能更改">
      <Card>
        {shown.map(({ n, at, byName, text, hash }) => (
          <View key={n} className="trail-row row-trail">
            <Text className="trail-n">{n}</Text>
            <View className="trail-body">
              <Text className="trail-text">{text}</Text>
              <Text className="trail-note">
                {byName} · {sayInstant(at)} · {hash.slice(0, 8)}
              </Text>
            </View>
          </View>
        ))}
        {!all && rows.length > shownAtFirst ? (
          <View id="all-trail" className="trail-open" onClick={() => setAll(true)}>
            查看全部 {rows.length} 条
          </View>
        ) : null}
        <KeepRecord postId={postId} />
      </Card>
    </Section>
  )
}
