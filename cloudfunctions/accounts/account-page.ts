import { dayOf, type Instant, type Refusal } from '../../shared/_kernel'
import {
  mayEndLoan,
  mayTick,
  pressing,
  refuseLoan,
  sayDue,
  seesInside,
  signingSide,
  type AccountFacts,
  type AccountState,
  type Custody,
  type Filing,
  type Handover,
  type Loan,
  type Party,
  type Task,
} from '../../shared/accounts'
import { isKeeper, type Application } from '../../shared/applications'
import type { StaffContext } from '../_platform/context'
import { presentMe, type Me } from '../staff'
import { unknownAccount } from './change-account'
import type { registryScene } from './registry'

export type AccountApplicationRow = Pick<Application, 'title' | 'state' | 'askedByName' | 'askedAt'> & {
  readonly id: string
}

export type AccountPage = {
  readonly me: Me
  readonly account: AccountFacts & {
    readonly id: string
    readonly state: AccountState
    readonly operators: readonly Party[]
    readonly filing: Filing | null
    readonly tasks: readonly Task[]
    readonly due: readonly string[]
    readonly channelName: string | null
  }
  /** What only those see whom it concerns; null for everybody else. */
  readonly inside: {
    readonly custody: Custody
    readonly loan: Loan | null
    readonly handover: Handover | null
    readonly applications: readonly AccountApplicationRow[]
  } | null
  readonly can: {
    readonly keep: boolean
    readonly tick: boolean
    readonly sign: boolean
    readonly notePassword: boolean
    readonly endLoan: boolean
    readonly apply: boolean
    /** Any unit may ask for the login (W5). */
    readonly borrow: boolean
  }
}

const shownApplications = 10

/** One account of the registry, and what this person may do with it. */
export async function accountPage(
  ctx: StaffContext & { readonly read: Awaited<ReturnType<typeof registryScene>> },
  accountId: string,
): Promise<AccountPage | Refusal> {
  const { db, person, now, read } = ctx
  const [account, applications] = await Promise.all([
    db.get('accounts', accountId),
    db.findOnly(
      'applications',
      { where: { accountId }, orderBy: ['sortKey', 'desc'], limit: shownApplications },
      ['title', 'state', 'askedByName', 'askedAt'],
    ),
  ])
  if (!account) return unknownAccount
  const { handover, channelId, loan, custody } = account
  const [channel, from] = await Promise.all([
    channelId === null ? null : db.get('channels', channelId),
    handover ? db.get('people', handover.from.id) : null,
  ])
  const keeps = isKeeper(person, read.offices)
  const seesIt = seesInside(person, account, keeps)
  const { platform, name, handle, description, unitId, unitName, legalEntity } = account
  const { verifiedUntil, publishBy, state, operators, filing, tasks } = account
  const today = dayOf(now)
  return {
    me: presentMe(person),
    account: {
      ...{ id: accountId, platform, name, handle, description, unitId, unitName, legalEntity },
      ...{ verifiedUntil, publishBy, channelId, state, operators, filing, tasks },
      due: pressing(account, today, read.settings.figures).map((thing) => sayDue(thing, today)),
      channelName: channel?.name ?? null,
    },
    inside: seesIt ? { custody, loan, handover, applications: applications.map(applicationRow) } : null,
    can: {
      keep: keeps,
      tick: mayTick(person, account, keeps),
      sign:
        handover !== null &&
        signingSide(handover, person._id, { isKeeper: keeps, fromHasLeft: !from?.active }) !== null,
      notePassword: keeps || custody.holder?.id === person._id,
      endLoan: loan !== null && mayEndLoan(person, account, keeps),
      apply: seesIt && state !== 'closed',
      borrow: refuseLoan(account) === null,
    },
  }
}

function applicationRow(asked: {
  readonly _id: string
  readonly title: string
  readonly state: Application['state']
  readonly askedByName: string
  readonly askedAt: Instant
}): AccountApplicationRow {
  const { _id: id, title, state, askedByName, askedAt } = asked
  return { id, title, state, askedByName, askedAt }
}
