import { useQuery } from '@tanstack/react-query'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import type { Answered } from './api'
import { failureOf, type Failure } from './failure'

/** What a screen shows: one read, made when it opens, shows again or is pulled down. */
export type Screen<T> = {
  readonly data: T | undefined
  readonly failure: Failure | null
  /** Reads again; the one under way counts. */
  refresh(): Promise<unknown>
}

/** @param key the procedure's name and its input */
export function useScreen<T>(key: readonly unknown[], read: () => Promise<T>): Screen<Answered<T>> {
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: read as () => Promise<Answered<T>> })
  const refresh = () => refetch({ cancelRefetch: false })
  useDidShow(() => void refresh())
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()))
  return { data, failure: error ? failureOf(error) : null, refresh }
}
