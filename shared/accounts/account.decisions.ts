import { addDays, characters, dayOf, refuse, type Day, type Instant, type Refusal } from '../_kernel'
import { gramsOfTexts } from '../archive'
import { newTrail } from '../trail'
import {
  accountLimits,
  type AccountFacts,
  type AccountState,
  type Filing,
  type Loan,
  type Party,
  type RegisteredAccount,
} from './account'
import { dueKeyOf, nextDueAt } from './due'
import { changeAfterDays, type AccountFigures } from './settings'
import { allDone, closingTasks, openingTasks, takeoverTasks, tick, untick } from './tasks'

export type NewAccount = AccountFacts & {
  readonly _id: string
  readonly operators: readonly Party[]
  readonly filing: Filing | null
}

/** An account as it comes into the registry, in the state that its filing and its opening ask for. */
export function register(
  { operators, filing, _id, ...facts }: NewAccount,
  state: AccountState,
  figures: AccountFigures,
  now: Instant,
): RegisteredAccount {
  const today = dayOf(now)
  return watched(
    {
      _id,
      schema: 1,
      version: 1,
      ...facts,
      state,
      operators,
      filing,
      custody: { holder: null, since: today, changeBy: addDays(today, figures.passwordDays), why: null },
      loan: null,
      handover: null,
      tasks: state === 'opening' ? openingTasks : state === 'unfiled' ? takeoverTasks : [],
      dueKey: '',
      operatorIds: [],
      grams: [],
      registeredAt: now,
      sortKey: `${now}_${_id}`,
      dueAt: null,
      leasedUntil: null,
      trail: newTrail,
      commands: [],
    },
    figures,
    now,
  )
}

/** Why the registry cannot say so; null when it can. */
export function refuseFacts({ name, legalEntity, handle, description }: AccountFacts): Refusal | null {
  if (name === '') return refuse('bad-input', '请填写账号名称。', { path: 'name' })
  const long = Object.entries({ name, legalEntity, handle, description }).find(
    ([key, text]) =>
      characters(text) > accountLimits[key as 'name' | 'handle' | 'description' | 'legalEntity'],
  )
  if (!long) return null
  const limit = accountLimits[long[0] as 'name']
  return refuse('bad-input', `这一项最多 ${limit} 字，请删短一些。`, {
    ...{ path: long[0], measured: characters(long[1]), limit },
  })
}

type Searched = Pick<
  RegisteredAccount,
  'name' | 'handle' | 'unitName' | 'description' | 'legalEntity' | 'operators'
>

/** What is looked through when somebody searches the registry. */
export function searchedTexts({
  name,
  handle,
  unitName,
  description,
  legalEntity,
  operators,
}: Searched): string[] {
  return [name, handle, unitName, description, legalEntity, ...operators.map((one) => one.name)]
}

/** Whatever follows from an account: every change ends here. */
export function watched(
  account: RegisteredAccount,
  figures: AccountFigures,
  now: Instant,
): RegisteredAccount {
  const { operators, handover } = account
  const parties = handover ? [...operators, handover.from, handover.to] : operators
  return {
    ...account,
    dueKey: dueKeyOf(account),
    operatorIds: [...new Set(parties.map(({ id }) => id))],
    grams: gramsOfTexts(searchedTexts(account)),
    dueAt: nextDueAt(account, figures, now),
    leasedUntil: null,
  }
}

/** It is filed: what was found outside the registry may be used, what is new may be opened (G13, G14). */
export function file(account: RegisteredAccount, filing: Filing): RegisteredAccount {
  return { ...account, filing, state: account.state === 'unfiled' ? 'in-use' : account.state }
}

/** Why a filing cannot be renewed until then; null when it can (G13). */
export function refuseRenewal(
  { filing, state }: RegisteredAccount,
  renewBy: Day,
  today: Day,
): Refusal | null {
  if (!filing) return refuse('wrong-state', '这个账号还没有备案，请先补办备案（G14）。', { clause: 'G14' })
  if (state === 'closed') return refuse('wrong-state', '这个账号已经注销，不用再续办。')
  if (renewBy > today && renewBy > filing.renewBy) return null
  return refuse('bad-input', '新的到期日须在今天之后，也须晚于原来的到期日（G13）。', {
    clause: 'G13',
    path: 'renewBy',
  })
}

/** What has been ticked: the last task of a state leads into the next. */
export function tickTask(
  account: RegisteredAccount,
  { taskId, done, byName, at }: { taskId: string; done: boolean; byName: string; at: Instant },
): RegisteredAccount | Refusal {
  const change = (all: RegisteredAccount['tasks']) =>
    done ? tick(all, taskId, byName, at) : untick(all, taskId)
  if (account.handover?.tasks.some(({ id }) => id === taskId)) {
    const signed = { from: null, to: null }
    return { ...account, handover: { ...account.handover, tasks: change(account.handover.tasks), signed } }
  }
  if (!account.tasks.some(({ id }) => id === taskId))
    return refuse('stale', '清单已有变化，请刷新后再勾选。', { path: 'taskId' })
  const early = account.state === 'closing' && done ? refuseOutOfOrder(account, taskId) : null
  if (early) return early
  const tasks = change(account.tasks)
  if (!allDone(tasks)) return { ...account, tasks }
  return { ...account, tasks, state: stateAfter[account.state] ?? account.state }
}

const stateAfter: Readonly<Partial<Record<AccountState, AccountState>>> = {
  opening: 'in-use',
  closing: 'closed',
}

function refuseOutOfOrder({ tasks }: RegisteredAccount, taskId: string): Refusal | null {
  const before = tasks.slice(
    0,
    tasks.findIndex(({ id }) => id === taskId),
  )
  const open = before.find((task) => task.done === null)
  return open
    ? refuse('against-rule', `请先完成“${open.title}”（O6）。`, { clause: 'O6', path: 'taskId' })
    : null
}

export function refuseClosing({ state, loan, handover }: RegisteredAccount): Refusal | null {
  const clause = 'O6'
  if (state === 'closing' || state === 'closed')
    return refuse('wrong-state', '这个账号已在注销或已经注销。', { clause })
  if (loan)
    return refuse('wrong-state', `登录权正借给${loan.to.name}，请先收回再申请注销（W5）。`, { clause: 'W5' })
  if (handover)
    return refuse('wrong-state', '运营人正在交接，请先办完交接再申请注销（O1）。', { clause: 'O1' })
  return null
}

export function beginClosing(account: RegisteredAccount): RegisteredAccount {
  return { ...account, state: 'closing', tasks: closingTasks }
}

export function refuseLoan({ state, loan }: RegisteredAccount): Refusal | null {
  if (state !== 'in-use') return refuse('wrong-state', '只有使用中的账号可以借用（W5）。', { clause: 'W5' })
  if (loan)
    return refuse('wrong-state', `登录权已借给${loan.to.name}，收回之后才能再借（W5）。`, { clause: 'W5' })
  return null
}

export function lend(account: RegisteredAccount, loan: Loan): RegisteredAccount {
  return { ...account, loan }
}

/** The loan is over, by itself or sooner: the password it was lent with is another one by tomorrow. */
export function takeBack(account: RegisteredAccount, today: Day): RegisteredAccount {
  return changeSoon({ ...account, loan: null }, '借用已结束', today)
}

/** Whoever knew the password need not know it any more. */
export function changeSoon(account: RegisteredAccount, why: string, today: Day): RegisteredAccount {
  const soon = addDays(today, changeAfterDays)
  const { custody } = account
  const changeBy = custody.changeBy < soon ? custody.changeBy : soon
  return { ...account, custody: { ...custody, changeBy, why } }
}

/** The password is another one, and kept by this person from now on. What it is nobody is told here (G16). */
export function passwordChanged(
  account: RegisteredAccount,
  holder: Party,
  today: Day,
  { passwordDays }: AccountFigures,
): RegisteredAccount {
  const custody = { holder, since: today, changeBy: addDays(today, passwordDays), why: null }
  return { ...account, custody }
}
