import type { ApplicationKind } from '../../applications'
import { closingKind } from './closing'
import { filingKind } from './filing'
import { loanKind } from './loan'
import { openingKind } from './opening'
import { operatorChangeKind } from './operator-change'
import { profileChangeKind } from './profile-change'

/** What can be applied for with accounts. */
export const accountKinds: readonly ApplicationKind[] = [
  openingKind,
  filingKind,
  operatorChangeKind,
  profileChangeKind,
  loanKind,
  closingKind,
]
