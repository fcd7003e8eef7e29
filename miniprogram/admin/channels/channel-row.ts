import type { Replies } from '../../_platform'

export type ChannelRow = Replies['channels']['overview']['channels'][number]
