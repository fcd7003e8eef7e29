import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { failureOf } from './failure'
import type { Screen } from './use-screen'

export type RowsPage<R> = { readonly rows: readonly R[]; readonly next: string | null }

export type LongRead<R> = Screen<R[]> & { readonly readingMore: boolean; readonly hasMore: boolean }

/**
 * A list that is read page by page, the next one when its end comes into view.
 * @param whileTyped what was found before stays until what is typed now is found
 */
export function usePages<R>(
  key: readonly unknown[],
  read: (after: string | null) => Promise<RowsPage<R>>,
  whileTyped = false,
): LongRead<R> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    ...(whileTyped && { placeholderData: keepPreviousData }),
  })
  const refresh = () => query.refetch({ cancelRefetch: false })
  useDidShow(() => void refresh())
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
  })
  return {
    data: query.data?.pages.flatMap((page) => page.rows),
    failure: query.error ? failureOf(query.error) : null,
    refresh,
    readingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
  }
}
