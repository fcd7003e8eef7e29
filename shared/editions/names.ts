import type { EditionState } from './edition'

/** What people call how far an edition has come. */
export const editionStateNames: Readonly<Record<EditionState, string>> = {
  open: '接受投稿',
  locking: '正在截稿',
  locked: '已截稿',
  empty: '本期无稿',
  skipped: '本期停刊',
}
