import { dayOf, isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import { refuseFacts, register, type AccountFacts, type Filing } from '../../shared/accounts'
import { isKeeper } from '../../shared/applications'
import { sayAccount } from '../../shared/notices'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { officesOf } from '../applications'
import { notify } from '../notices'
import { changeAccount, type AccountCommand } from './change-account'
import { insertWithTrail } from '../trail'
import { accountSettingsOf } from './settings'

/** What a person writes down of an account; names follow from ids. */
export type WrittenFacts = Omit<AccountFacts, 'unitName'>

export type RegisterCommand = WrittenFacts & {
  /** Made on the phone, so that registering twice registers once. */
  readonly accountId: string
  readonly operators: readonly string[]
  readonly filing: Filing | null
}

/**
 * An account that exists already, as whoever keeps the accounts writes it down: filed, or else unfiled until its unit
 * catches up on it (G13, G14).
 */
export function registerAccount(
  ctx: StaffContext,
  command: RegisterCommand,
): Promise<{ accountId: string } | Refusal> {
  const { db, person, now } = ctx
  const { accountId, operators: ids, filing } = command
  return untilUncontended(ctx.random, async () => {
    const [known, settings, offices, unit, operators] = await Promise.all([
      db.get('accounts', accountId),
      accountSettingsOf(ctx),
      officesOf(ctx),
      db.get('units', command.unitId),
      db.getMany('people', [...new Set(ids)]),
    ])
    if (!isKeeper(person, offices)) return forKeepers
    if (known) return { accountId }
    const facts = factsIn(command, unit?.name)
    if (isRefusal(facts)) return facts
    if (operators.length < new Set(ids).size || operators.some(({ active }) => !active))
      return refuse('not-found', '运营人里有人已不在职，请另选。', { path: 'operators' })
    const refusal = filing ? refuseFiling(filing, dayOf(now)) : null
    if (refusal) return refusal
    const parties = operators.map(({ _id: id, name }) => ({ id, name }))
    const account = register(
      { _id: accountId, ...facts, operators: parties, filing },
      filing ? 'in-use' : 'unfiled',
      settings.figures,
      now,
    )
    const deed = deedOf(ctx, 'account-registered', { name: account.name, filing: filing?.number ?? '' })
    await db.transact((tx) => insertWithTrail(tx, ctx, 'accounts', account, deed))
    return { accountId }
  })
}

export type ReportCommand = Pick<WrittenFacts, 'platform' | 'name' | 'handle' | 'unitId'> & {
  readonly accountId: string
  /** Where it was seen. */
  readonly where: string
}

/** Anybody who finds an account outside the registry says so; the WeChat department takes it over (G14). */
export function reportAccount(
  ctx: StaffContext,
  { accountId, where, platform, name, handle, unitId }: ReportCommand,
): Promise<{ accountId: string } | Refusal> {
  const { db, person, now } = ctx
  return untilUncontended(ctx.random, async () => {
    const [known, settings, offices, unit] = await Promise.all([
      db.get('accounts', accountId),
      accountSettingsOf(ctx),
      officesOf(ctx),
      db.get('units', unitId),
    ])
    if (known) return { accountId }
    const unknown = {
      description: '',
      legalEntity: '',
      verifiedUntil: null,
      publishBy: null,
      channelId: null,
    }
    const facts = factsIn({ platform, name, handle, unitId, ...unknown }, unit?.name)
    if (isRefusal(facts)) return facts
    const account = register(
      { _id: accountId, ...facts, operators: [], filing: null },
      'unfiled',
      settings.figures,
      now,
    )
    const deed = deedOf(ctx, 'account-reported', { name: account.name, where: where.trim() })
    const wording = sayAccount.reported(account, person.name, account.unitName)
    await db.transact(async (tx) => {
      await insertWithTrail(tx, ctx, 'accounts', account, deed)
      const keepers = offices.people['wechat-department']
      await notify(tx, ctx, keepers, wording, { screen: 'account', id: accountId })
    })
    return { accountId }
  })
}

/** What the registry says of an account is put right; its operators, filing and custody change in their own ways. */
export function correctAccount(
  ctx: StaffContext,
  { facts, ...command }: AccountCommand & { facts: WrittenFacts },
) {
  return changeAccount(ctx, command, async ({ account, isKeeper: keeps }) => {
    if (!keeps) return forKeepers
    const unit = await ctx.db.get('units', facts.unitId)
    const corrected = factsIn(facts, unit?.name)
    if (isRefusal(corrected)) return corrected
    const changed = (Object.keys(corrected) as (keyof AccountFacts)[]).filter(
      (key) => corrected[key] !== account[key],
    )
    const details = { changed: changed.join(' ') }
    return { account: { ...account, ...corrected }, action: 'account-corrected', details }
  })
}

function factsIn(written: WrittenFacts, unitName: string | undefined): AccountFacts | Refusal {
  if (unitName === undefined) return refuse('not-found', '没有这个单位，请重新选择。', { path: 'unitId' })
  const { platform, unitId, verifiedUntil, publishBy, channelId } = written
  const facts = {
    platform,
    name: written.name.trim(),
    handle: written.handle.trim(),
    description: written.description.trim(),
    legalEntity: written.legalEntity.trim(),
    ...{ unitId, unitName, verifiedUntil, publishBy, channelId },
  }
  return refuseFacts(facts) ?? facts
}

function refuseFiling({ number, on, renewBy }: Filing, today: Day): Refusal | null {
  const clause = 'G13'
  if (number.trim() === '')
    return refuse('bad-input', '请填写备案号（G13）。', { clause, path: 'filing.number' })
  if (on <= today && renewBy > on) return null
  return refuse('bad-input', '备案日期不晚于今天，到期日在备案日期之后（G13）。', {
    clause,
    path: 'filing.renewBy',
  })
}

function deedOf({ person, now }: StaffContext, action: string, details: Deed['details']): Deed {
  return { action, by: { id: person._id, name: person.name }, at: now, details }
}

const forKeepers = refuse('not-allowed', '台账由微信部门登记，请联系微信部门（G13）。', { clause: 'G13' })
