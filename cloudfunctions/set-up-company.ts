import * as z from 'zod'
import { isRefusal, type Instant } from '../shared/_kernel'
import { defaultAccountSettings } from '../shared/accounts'
import { noOffices } from '../shared/applications'
import { holidaysOf2026, newHolidayYear } from '../shared/holidays'
import {
  adoptionIdOf,
  resolveRules,
  versionedId,
  type AdoptedRulebook,
  type Rulebook,
} from '../shared/rulebooks'
import { knownRulebooks } from '../shared/rulebooks/books'
import { newUnit, type Person } from '../shared/staff'
import { newTrail, theSystem, type Deed } from '../shared/trail'
import { foundBy } from './_platform/found-by'
import { openContext } from './_platform/open-context'
import { secureRandom } from './_platform/hash'
import { Contention } from './_platform/contention'
import type { Documents } from './_platform/collections'
import type { Context } from './_platform/context'
import type { Tx } from './_platform/database'
import { companyFile, type Company, type ReadCompany } from './company-file'
import { makeInvite } from './staff'
import { insertWithTrail } from './trail'

export type { Company }

/**
 * Writes a company's people, channels and rules; what exists already stays as it is.
 * @param random where the invite's code comes from
 * @returns a single-use invite for the first admin, since nobody is bound yet
 * @throws when the company contradicts itself, naming every place
 */
export async function setUpCompany(
  given: Company,
  now: Instant,
  random: () => number = secureRandom,
): Promise<{ invite: string; expiresAt: Instant }> {
  const company = readCompany(given)
  const ctx = openContext(now, random, null, 'set-up')
  const rulebooks = [...knownRulebooks, ...company.rulebooks]
  for (const rulebook of rulebooks) {
    await once(ctx, (tx) =>
      tx.insert('rulebooks', { _id: versionedId(rulebook), ...fresh, rulebook, since: now }),
    )
  }
  const published = newHolidayYear(2026, holidaysOf2026)
  const deed = setUpDeed(ctx, 'added', { days: published.days.length })
  await once(ctx, (tx) => insertWithTrail(tx, ctx, 'holidays', published, deed))
  for (const { _id, name } of company.units)
    await once(ctx, (tx) =>
      insertWithTrail(tx, ctx, 'units', newUnit(_id, name), setUpDeed(ctx, 'added', {})),
    )
  for (const person of company.people) await add(ctx, person, company)
  for (const channel of company.channels) await adopt(ctx, channel, company, rulebooks)
  const named = [...company.adopts, ...company.channels.flatMap((channel) => channel.rulebooks)]
  for (const rulebook of new Set(named)) await follow(ctx, rulebook)
  await nameOffices(ctx, company)
  return inviteAdmin(ctx, company)
}

const fresh = { schema: 1, version: 1 } as const

function readCompany(given: unknown): ReadCompany {
  const read = companyFile.safeParse(given)
  if (read.success) return read.data
  throw new Error(`the company file:\n${z.prettifyError(read.error)}`)
}

async function add(
  ctx: Context,
  added: ReadCompany['people'][number],
  { units }: ReadCompany,
): Promise<void> {
  const person: Person = {
    ...foundBy(added),
    ...fresh,
    schema: 2,
    unitName: units.find(({ _id }) => _id === added.unitId)?.name ?? '',
    openId: null,
    inviteId: null,
    active: true,
    trail: newTrail,
    commands: [],
  }
  const deed = setUpDeed(ctx, 'added', { unit: added.unitId, roles: added.roles.join(' ') })
  await once(ctx, (tx) => insertWithTrail(tx, ctx, 'people', person, deed))
}

async function adopt(
  ctx: Context,
  adopted: ReadCompany['channels'][number],
  { people }: ReadCompany,
  rulebooks: readonly Rulebook[],
): Promise<void> {
  const nameOf = (id: string) => people.find(({ _id }) => _id === id)?.name ?? ''
  const { testers, confirmer, ...account } = adopted.account
  const channel: Documents['channels'] = {
    ...adopted,
    ...fresh,
    account: {
      ...account,
      testers: testers.map(({ person, wechatName }) => ({
        personId: person,
        name: nameOf(person),
        wechatName,
      })),
      confirmer: confirmer === undefined ? null : { personId: confirmer, name: nameOf(confirmer) },
    },
    sentElsewhere: [],
    preparedThrough: null,
    stopped: null,
    trail: newTrail,
    commands: [],
  }
  const rules = resolveRules({
    channelId: channel._id,
    channelKind: channel.kind,
    rulebooks: rulebooks.filter((rulebook) => channel.rulebooks.includes(versionedId(rulebook))),
    figures: channel.figures,
    since: ctx.now,
  })
  if (isRefusal(rules)) throw new Error(`${channel.name}: ${rules.message}`)
  const deed = setUpDeed(ctx, 'added', { rules: rules.inForce })
  await once(ctx, async (tx) => {
    await tx.insert('effectiveRules', rules)
    await insertWithTrail(tx, ctx, 'channels', channel, deed)
  })
}

/** The whole company follows it, as it is written. */
async function follow(ctx: Context, rulebook: string): Promise<void> {
  const adopted: AdoptedRulebook = {
    _id: adoptionIdOf(rulebook),
    ...fresh,
    rulebook,
    state: 'in-force',
    units: null,
    overrides: [],
    since: ctx.now,
    trail: newTrail,
    commands: [],
  }
  const deed = setUpDeed(ctx, 'adopted', { rulebook })
  await once(ctx, (tx) => insertWithTrail(tx, ctx, 'adoptions', adopted, deed))
}

/** Who keeps and files accounts, and the words that none carries unasked (G13). */
async function nameOffices(ctx: Context, { offices, protectedWords }: ReadCompany): Promise<void> {
  const named = { ...noOffices, people: { ...noOffices.people, ...offices } }
  const deed = setUpDeed(ctx, 'added', { words: protectedWords.join('、') })
  await once(ctx, async (tx) => {
    await insertWithTrail(tx, ctx, 'offices', named, deed)
    await insertWithTrail(tx, ctx, 'accountSettings', { ...defaultAccountSettings, protectedWords }, deed)
  })
}

function setUpDeed({ now }: Context, action: string, details: Deed['details']): Deed {
  return { action, by: theSystem, at: now, details }
}

async function inviteAdmin(
  ctx: Context,
  { people }: ReadCompany,
): Promise<{ invite: string; expiresAt: Instant }> {
  const admin = people.find((person) => person.roles.includes('admin'))
  const invited = await makeInvite(ctx, admin?._id ?? '', theSystem)
  if (isRefusal(invited)) throw new Error(invited.message)
  return { invite: invited.code, expiresAt: invited.expiresAt }
}

/** Setting up twice must not undo what was changed since. */
async function once({ db }: Context, write: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await db.transact(write)
  } catch (fault) {
    if (!(fault instanceof Contention)) throw fault
  }
}
