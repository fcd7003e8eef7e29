import type { Replies } from '../../_platform'

export type AccountPage = Replies['accounts']['page']
export type Inside = NonNullable<AccountPage['inside']>
export type Refresh = () => Promise<unknown>
