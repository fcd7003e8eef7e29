import { addMinutes, isRefusal, type Instant } from '../shared/_kernel'
import type { Channel } from '../shared/channels'
import { groupMedia, resolveRules, versionedId, wechatPlatform, type Rulebook } from '../shared/rulebooks'
import { inviteHours, newInviteCode, type Person } from '../shared/staff'
import { openContext } from './_platform/api-door'
import { secureRandom } from './_platform/hash'
import { Contention } from './_platform/contention'
import type { Documents } from './_platform/collections'
import type { Context } from './_platform/context'
import type { Tx } from './_platform/database'

/** What an empty environment begins with. */
export type Company = {
  readonly people: readonly Pick<Person, '_id' | 'name' | 'position' | 'unitId' | 'unitName' | 'roles'>[]
  readonly channels: readonly Omit<Channel, 'schema' | 'version' | 'preparedThrough' | 'commands'>[]
}

const rulebooks: readonly Rulebook[] = [groupMedia, wechatPlatform]

/**
 * Writes a company's people, channels and rules; what exists already stays as it is.
 * @returns a single-use invite for the first admin, since nobody is bound yet
 */
export async function setUpCompany(
  company: Company,
  now: Instant,
): Promise<{ invite: string; expiresAt: Instant }> {
  const ctx = openContext(now, secureRandom, null, 'set-up')
  for (const rulebook of rulebooks) {
    await once(ctx, (tx) =>
      tx.insert('rulebooks', { _id: versionedId(rulebook), ...fresh, rulebook, since: now }),
    )
  }
  for (const person of company.people) {
    const added = { ...person, ...fresh, openId: null, active: true, commands: [] }
    await once(ctx, (tx) => tx.insert('people', added))
  }
  for (const channel of company.channels) await adopt(ctx, channel)
  return inviteAdmin(ctx, company)
}

const fresh = { schema: 1, version: 1 } as const

async function adopt(ctx: Context, adopted: Company['channels'][number]): Promise<void> {
  const channel: Documents['channels'] = { ...adopted, ...fresh, preparedThrough: null, commands: [] }
  const rules = resolveRules({
    channelId: channel._id,
    channelKind: channel.kind,
    rulebooks: rulebooks.filter((rulebook) => channel.rulebooks.includes(versionedId(rulebook))),
    figures: channel.figures,
    since: ctx.now,
  })
  if (isRefusal(rules)) throw new Error(`${channel.name}: ${rules.message}`)
  await once(ctx, async (tx) => {
    await tx.insert('effectiveRules', rules)
    await tx.insert('channels', channel)
  })
}

async function inviteAdmin(
  ctx: Context,
  { people }: Company,
): Promise<{ invite: string; expiresAt: Instant }> {
  const admin = people.find((person) => person.roles.includes('admin'))
  if (!admin) throw new Error('a company needs an admin')
  const invite = newInviteCode(ctx.random)
  const expiresAt = addMinutes(ctx.now, inviteHours * 60)
  await ctx.db.transact((tx) =>
    tx.insert('invites', { _id: ctx.hash(invite), ...fresh, personId: admin._id, expiresAt, usedBy: null }),
  )
  return { invite, expiresAt }
}

/** Setting up twice must not undo what was changed since. */
async function once({ db }: Context, write: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await db.transact(write)
  } catch (fault) {
    if (!(fault instanceof Contention)) throw fault
  }
}
