import { useEffect } from 'react'
import { useKept } from '../../_platform'
import { keptPages, type PageFile } from '../parts/page-file'
import type { ApplicationDetail } from './application-detail'

type Contents = { readonly number: string; readonly pages: readonly PageFile[] }

/** What somebody brings with their approval, kept on this phone until they have given it. */
export type Bag = Contents & {
  write(number: string): void
  add(page: PageFile): void
  remove(attachmentId: string): void
}

/** @param isAsked whether this person is asked for anything now */
export function useBag({ me, application }: ApplicationDetail, isAsked: boolean): Bag {
  const { value, change, drop } = useKept<Contents>(`brought_${me.id}_${application.id}`, (found) => ({
    number: found?.number ?? '',
    pages: keptPages(found?.pages ?? []),
  }))
  useEffect(() => {
    if (!isAsked) drop()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the turn is over
  }, [isAsked])
  return {
    ...value,
    write: (number) => change((before) => ({ ...before, number })),
    add: (page) => change((before) => ({ ...before, pages: [...before.pages, page] })),
    remove: (gone) =>
      change((before) => ({
        ...before,
        pages: before.pages.filter(({ attachmentId }) => attachmentId !== gone),
      })),
  }
}
