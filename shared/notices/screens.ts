/** What a notice opens. */
export type Opens = {
  readonly screen:
    | 'post'
    | 'deputies'
    | 'commission'
    | 'urgent'
    | 'adjustment'
    | 'amendment'
    | 'application'
    | 'account'
    | 'rulebook'
    | 'edition'
    | 'preview'
    /** What one is oneself. */
    | 'me'
  readonly id: string
}

const pages: Readonly<Record<Opens['screen'] | 'inbox', string>> = {
  post: 'posts/detail/index',
  deputies: 'approvals/deputies/index',
  commission: 'commissions/detail/index',
  urgent: 'urgent/request/index',
  adjustment: 'adjustments/report/index',
  amendment: 'amendments/amendment/index',
  application: 'applications/detail/index',
  account: 'accounts/detail/index',
  rulebook: 'rulebooks/book/index',
  edition: 'desk/edition/index',
  preview: 'desk/preview/index',
  me: 'staff/me/index',
  inbox: 'notices/inbox/index',
}

/** The page of the Mini Program, as WeChat's messages name it: without a slash before it. */
export function pageOf(opens: Opens | null): string {
  if (opens === null) return pages.inbox
  return opens.id === '' ? pages[opens.screen] : `${pages[opens.screen]}?id=${opens.id}`
}
