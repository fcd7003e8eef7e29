import { accountStateNames, type AccountState } from '../../../shared/accounts'
import type { Tone } from '../../_ui'

const tones: Readonly<Record<AccountState, Tone>> = {
  unfiled: 'bad',
  opening: 'info',
  'in-use': 'good',
  closing: 'warn',
  closed: 'plain',
}

/** What the state of an account is called, and how loudly it is said. */
export function accountStateWords(state: AccountState): { readonly tone: Tone; readonly text: string } {
  return { tone: tones[state], text: accountStateNames[state] }
}
