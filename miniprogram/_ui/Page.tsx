import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useNoticeRead, type Screen } from '../_platform'
import { FailureNote, FailureState } from './FailureState'
import { Frame } from './Frame'
import { Skeleton } from './Skeleton'
import './Page.scss'

type PageProps<T> = { id: string; screen: Screen<T>; children: (data: T) => ReactNode }

/** A screen in each of its states: being read, failed, there, there but not fresh. */
export function Page<T>({ id, screen, children }: PageProps<T>) {
  const { data, failure, refresh } = screen
  useNoticeRead(data !== undefined)
  return (
    <Frame id={id} className="page">
      {data !== undefined && failure ? (
        <View className="page-stale" onClick={() => void refresh()}>
          <FailureNote id="stale" failure={failure} />
        </View>
      ) : null}
      {data !== undefined ? children(data) : null}
      {data === undefined && failure ? (
        <FailureState failure={failure} onRetry={() => void refresh()} />
      ) : null}
      {data === undefined && !failure ? <Skeleton /> : null}
    </Frame>
  )
}
