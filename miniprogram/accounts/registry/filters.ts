import { accountStateNames, type AccountState, type Platform } from '../../../shared/accounts'
import type { Inputs } from '../../_platform'

export type View = Inputs['accounts']['registry']['view']

export type Filters = {
  readonly view: View
  readonly platform: Platform | null
  readonly state: AccountState | null
  readonly words: string
}

export const atFirst: Filters = { view: 'all', platform: null, state: null, words: '' }

export function sayChosen({ platform, state }: Filters): string {
  return `${platform ?? '不限平台'}，${state ? accountStateNames[state] : '不限状态'}`
}
