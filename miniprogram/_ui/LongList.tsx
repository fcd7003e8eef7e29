import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { usePages } from '../_platform'
import { Page } from './Page'
import './LongList.scss'

type LongListProps<R> = {
  id: string
  /** The procedure's name. */
  name: string
  read: (after: string | null) => Promise<{ rows: readonly R[]; next: string | null }>
  empty: ReactNode
  children: (rows: R[]) => ReactNode
}

/** A screen that is one list, read page by page. */
export function LongList<R>({ id, name, read, empty, children }: LongListProps<R>) {
  const list = usePages([name], read)
  return (
    <Page id={id} screen={list}>
      {(rows) =>
        rows.length === 0 ? (
          empty
        ) : (
          <View>
            {children(rows)}
            <ListEnd list={list} />
          </View>
        )
      }
    </Page>
  )
}

type ReadingOn = { readonly readingMore: boolean; readonly hasMore: boolean }

/** Whether there is more below. */
export function ListEnd({ list }: { list: ReadingOn }) {
  return <View className="list-end">{sayEnd(list)}</View>
}

function sayEnd({ readingMore, hasMore }: ReadingOn): string {
  if (readingMore) return '正在读取…'
  return hasMore ? '上拉看更多' : '没有更多了'
}
