import { refuse, type Refusal } from '../../../shared/_kernel'
import type { RegisteredAccount } from '../../../shared/accounts'
import { answerOf, isKeeper, type Application } from '../../../shared/applications'
import type { Context, StaffContext } from '../../_platform/context'
import { officesOf, type Filled } from '../../applications'

/** The account that a form names, as it is now. Its form has a field for one. */
export async function accountOf(
  { db }: Pick<Context, 'db'>,
  { accountId }: Application,
): Promise<RegisteredAccount> {
  const account = accountId === null ? null : await db.get('accounts', accountId)
  if (!account) throw new Error('an application for an account without one')
  return account
}

export function namedAccount({ account }: Filled): RegisteredAccount {
  if (!account) throw new Error('an application for an account without one')
  return account
}

/** What may be asked for an account is asked by its unit, or by whoever keeps it. */
async function refuseStranger(
  ctx: StaffContext,
  { unitId, unitName, operatorIds }: RegisteredAccount,
): Promise<Refusal | null> {
  const { person } = ctx
  if (person.unitId === unitId || operatorIds.includes(person._id)) return null
  if (isKeeper(person, await officesOf(ctx))) return null
  return refuse('not-allowed', `这个账号属于${unitName}，请由该单位或微信部门提出（G13）。`, {
    clause: 'G13',
    path: 'account',
  })
}

/** Both have to let it pass: the account as it is, and who asks. */
export async function lookAtAccount(
  ctx: StaffContext,
  filled: Filled,
  refuseState: (account: RegisteredAccount) => Refusal | null,
): Promise<Refusal | readonly string[]> {
  const account = namedAccount(filled)
  return refuseState(account) ?? (await refuseStranger(ctx, account)) ?? []
}

/** Whom an answer names, as the directory knows them now. */
export async function partyIn(
  { db }: Pick<Context, 'db'>,
  application: Application,
  key: string,
): Promise<{ id: string; name: string } | Refusal> {
  const answer = answerOf(application, key)
  const person = answer?.id ? await db.get('people', answer.id) : null
  if (person?.active) return { id: person._id, name: person.name }
  const who = answer?.text ?? ''
  return refuse('wrong-state', `${who}已不在职，请不同意，由申请人另选一位再申请。`, { path: key })
}
