import type { Replies } from '../../_platform'

export type DeskData = Replies['desk']['screen']
export type DeskPost = DeskData['posts'][number]
export type ReserveRow = DeskData['reserve'][number]
export type SendRow = NonNullable<DeskData['send']>
