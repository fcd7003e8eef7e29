import type { Inputs, Replies } from '../../_platform'

export type Form = Replies['rulebooks']['adoption']
export type Wanted = Inputs['rulebooks']['foresee']
export type Foreseen = Replies['rulebooks']['foresee']
export type ChannelForeseen = Foreseen['channels'][number]
export type Figure = Form['figures'][number]
export type WantedNumber = Wanted['overrides'][number]
export type PutNumber = Pick<WantedNumber, 'value' | 'reason'>
