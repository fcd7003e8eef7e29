import type { Person } from '../staff'
import type { RegisteredAccount } from './account'

/**
 * Everybody of the company sees which accounts are the company's. Who keeps the password, who hands over to whom and
 * who has borrowed it is seen by those whom it concerns.
 * @param isKeeper whether they keep the company's accounts (G13, G16)
 */
export function seesInside(person: Person, account: RegisteredAccount, isKeeper: boolean): boolean {
  if (!person.active) return false
  const { unitId, operatorIds, custody, loan } = account
  return (
    isKeeper ||
    operatorIds.includes(person._id) ||
    custody.holder?.id === person._id ||
    loan?.to.id === person._id ||
    (person.unitId === unitId && person.roles.some((role) => role === 'head' || role === 'submitter'))
  )
}

/** Who ticks what is done: the operators, both who hand over, and whoever keeps the accounts. A takeover is the keepers'. */
export function mayTick(
  person: Person,
  { state, operatorIds }: RegisteredAccount,
  isKeeper: boolean,
): boolean {
  if (!person.active) return false
  return isKeeper || (state !== 'unfiled' && operatorIds.includes(person._id))
}

function isOperator({ _id, active }: Person, { operators }: Pick<RegisteredAccount, 'operators'>): boolean {
  return active && operators.some(({ id }) => id === _id)
}

/** Who takes a lent login back before its time: whoever keeps the accounts, operates it, or borrowed it (W5). */
export function mayEndLoan(person: Person, account: RegisteredAccount, isKeeper: boolean): boolean {
  if (!person.active) return false
  return isKeeper || account.loan?.to.id === person._id || isOperator(person, account)
}
