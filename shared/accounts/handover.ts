import { refuse, type Day, type Instant, type Refusal } from '../_kernel'
import { changeSoon } from './account.decisions'
import type { Handover, Party, RegisteredAccount } from './account'
import { allDone, handoverTasks } from './tasks'

/** Why its operator cannot change now; null when they can (O1). */
export function refuseHandover({ state, handover }: RegisteredAccount): Refusal | null {
  const clause = 'O1'
  if (state === 'closed') return refuse('wrong-state', '这个账号已经注销，不用再变更运营人。', { clause })
  if (!handover) return null
  const { from, to } = handover
  return refuse('wrong-state', `${from.name}正在交接给${to.name}，请先办完这一次交接（O1）。`, { clause })
}

export function beginHandover(
  account: RegisteredAccount,
  { from, to, why, since }: Pick<Handover, 'from' | 'to' | 'why' | 'since'>,
): RegisteredAccount {
  const signed = { from: null, to: null }
  return { ...account, handover: { from, to, why, since, tasks: handoverTasks, signed } }
}

/**
 * For which side this person signs; null for neither. Whoever has left cannot sign any more: whoever keeps the accounts
 * does so in their stead.
 */
export function signingSide(
  { from, to, signed }: Handover,
  personId: string,
  { isKeeper, fromHasLeft }: { readonly isKeeper: boolean; readonly fromHasLeft: boolean },
): 'from' | 'to' | null {
  if (personId === to.id) return signed.to ? null : 'to'
  if (signed.from) return null
  return personId === from.id || (fromHasLeft && isKeeper) ? 'from' : null
}

/** With both names under it the operator is another one, and the password soon is (O1). */
export function sign(
  account: RegisteredAccount,
  side: 'from' | 'to',
  at: Instant,
  today: Day,
): RegisteredAccount | Refusal {
  const { handover } = account
  if (!handover) return refuse('wrong-state', '这次交接已经办完，请刷新后查看。', { clause: 'O1' })
  if (!allDone(handover.tasks))
    return refuse('against-rule', '请先逐项完成交接清单，再签字（O1）。', { clause: 'O1', path: 'tasks' })
  const signed = { ...handover.signed, [side]: at }
  if (!signed.from || !signed.to) return { ...account, handover: { ...handover, signed } }
  const operators = withSuccessor(account.operators, handover)
  return changeSoon({ ...account, operators, handover: null }, '运营人已变更', today)
}

function withSuccessor(operators: readonly Party[], { from, to }: Handover): readonly Party[] {
  const others = operators.filter(({ id }) => id !== from.id && id !== to.id)
  return [...others, to]
}
