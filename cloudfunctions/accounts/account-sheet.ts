import type { Refusal } from '../../shared/_kernel'
import type { AccountFacts } from '../../shared/accounts'
import { isKeeper } from '../../shared/applications'
import type { StaffContext } from '../_platform/context'
import { officesOf } from '../applications'
import { presentMe, type Me } from '../staff'
import { unknownAccount } from './change-account'

type Named = { readonly id: string; readonly name: string }

export type AccountSheet = {
  readonly me: Me
  readonly isKeeper: boolean
  readonly units: readonly Named[]
  readonly channels: readonly Named[]
  /** The one that is put right; null for one that comes into the registry. */
  readonly account: (AccountFacts & { readonly id: string }) | null
}

/** More than a company has. */
const everything = { where: {}, orderBy: ['_id', 'asc'], limit: 1000 } as const

/** What one chooses from to write an account down, to report one, or to put it right (G13, G14). */
export async function accountSheet(
  ctx: StaffContext,
  accountId: string | null,
): Promise<AccountSheet | Refusal> {
  const { db, person } = ctx
  const [offices, units, channels, account] = await Promise.all([
    officesOf(ctx),
    db.findOnly('units', everything, ['name']),
    db.findOnly('channels', everything, ['name']),
    accountId === null ? null : db.get('accounts', accountId),
  ])
  if (accountId !== null && !account) return unknownAccount
  return {
    me: presentMe(person),
    isKeeper: isKeeper(person, offices),
    units: units.map(named),
    channels: channels.map(named),
    account: account && { id: account._id, ...factsOf(account) },
  }
}

function named({ _id, name }: { readonly _id: string; readonly name: string }): Named {
  return { id: _id, name }
}

function factsOf({
  platform,
  name,
  handle,
  description,
  unitId,
  unitName,
  legalEntity,
  verifiedUntil,
  publishBy,
  channelId,
}: AccountFacts): AccountFacts {
  return {
    ...{ platform, name, handle, description, unitId, unitName, legalEntity },
    ...{ verifiedUntil, publishBy, channelId },
  }
}
