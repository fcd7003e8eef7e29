import { dayOf, isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import {
  endReading,
  mayAskToRead,
  remind,
  startReading,
  supersede,
  type Audience,
  type Reading,
} from '../../shared/readings'
import { adoptionIdOf } from '../../shared/rulebooks'
import { roleNames } from '../../shared/staff'
import { theSystem, type Deed } from '../../shared/trail'
import type { Context, StaffContext } from '../_platform/context'
import { enactedOf } from '../_platform/enacted'
import { untilUncontended, type Tx } from '../_platform/database'
import { insertWithTrail, replaceWithTrail } from '../trail'
import { goOnReading } from './go-on'

export const forAdmins = refuse('not-allowed', '阅读确认由管理员发起和查看。')

export type StartCommand = {
  readonly commandId: string
  /** Made on the phone, so that starting twice starts once. */
  readonly readingId: string
  readonly rulebook: string
  readonly audience: Audience
  readonly dueOn: Day
}

/** As many parts as a tap may wait for: a few hundred people; the clock asks the others within minutes. */
const partsAtOnce = 6

/** An admin asks an audience to read a version, and to confirm it by a day (X1). */
export async function startCampaign(
  ctx: StaffContext,
  { commandId, readingId, rulebook, audience, dueOn }: StartCommand,
): Promise<{ readingId: string } | Refusal> {
  const { db, person, now } = ctx
  const started = await untilUncontended(ctx.random, async () => {
    if (!mayAskToRead(person)) return forAdmins
    const [known, [enacted], adoption, following, units] = await Promise.all([
      db.get('readings', readingId),
      enactedOf(db, [rulebook]),
      db.get('adoptions', adoptionIdOf(rulebook)),
      db.findOnly('channels', { where: { rulebooks: rulebook }, limit: 1 }, ['name']),
      audience.of === 'units' ? db.getMany('units', audience.units) : [],
    ])
    if (known) return known
    const isInForce =
      (adoption?.rulebook === rulebook && adoption.state === 'in-force') || following.length > 0
    if (!enacted || !isInForce)
      return refuse('wrong-state', '只能请人阅读现行的一版。这一版现在没有施行，请刷新后再选。', {
        path: 'rulebook',
      })
    if (audience.of === 'units' && units.length < audience.units.length)
      return refuse('not-found', '有一个单位已经不在了，请重新选择。', { path: 'audience' })
    const { title } = enacted.rulebook
    const audienceName = sayAudience(audience, units)
    const reading = startReading({
      ...{ _id: readingId, rulebook, title, audience, audienceName, dueOn },
      ...{ by: person, at: now, commandId },
    })
    if (isRefusal(reading)) return reading
    const details = { rulebook, audience: audienceName, dueOn }
    await db.transact((tx) =>
      insertWithTrail(tx, ctx, 'readings', reading, tell(ctx, 'reading-started', details)),
    )
    return reading
  })
  if (isRefusal(started)) return started
  await atOnce(ctx, readingId)
  return { readingId }
}

function sayAudience(audience: Audience, units: readonly { readonly name: string }[]): string {
  switch (audience.of) {
    case 'all':
      return '全公司'
    case 'units':
      return units.map(({ name }) => name).join('、')
    case 'roles':
      return audience.roles.map((role) => roleNames[role]).join('、')
    default:
      return audience satisfies never
  }
}

type Tap = { readonly commandId: string; readonly readingId: string }

/** Everybody who has not confirmed is reminded; once a day, and counted. */
export async function remindAll(ctx: StaffContext, tap: Tap): Promise<{ told: number } | Refusal> {
  const reminded = await act(ctx, tap, 'reading-reminder-wanted', (reading) =>
    remind(reading, { by: ctx.person, at: ctx.now, commandId: tap.commandId }),
  )
  if (isRefusal(reminded)) return reminded
  await atOnce(ctx, tap.readingId)
  const after = await ctx.db.get('readings', tap.readingId)
  const last = after?.reminded.at(-1)
  const today = last && dayOf(last.at) === dayOf(ctx.now) ? last.told : 0
  return { told: after?.round?.told ?? today }
}

export async function endCampaign(ctx: StaffContext, tap: Tap): Promise<{ readingId: string } | Refusal> {
  const ended = await act(ctx, tap, 'reading-ended', (reading) =>
    endReading(reading, { by: ctx.person, at: ctx.now, commandId: tap.commandId }),
  )
  return isRefusal(ended) ? ended : { readingId: tap.readingId }
}

function act(
  ctx: StaffContext,
  { commandId, readingId }: Tap,
  action: string,
  decide: (reading: Reading) => Reading | Refusal,
): Promise<Reading | Refusal> {
  const { db, person } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!mayAskToRead(person)) return forAdmins
    const reading = await db.get('readings', readingId)
    if (!reading) return noReading
    if (reading.commands.includes(commandId)) return reading
    const after = decide(reading)
    if (isRefusal(after)) return after
    await db.transact((tx) => replaceWithTrail(tx, ctx, 'readings', after, tell(ctx, action, {})))
    return after
  })
}

export const noReading = refuse('not-found', '没有这次阅读确认，请返回列表刷新。')

/** A small company is asked before the answer; what is left, the clock does. */
async function atOnce(ctx: Context, readingId: string): Promise<void> {
  const reading = await ctx.db.get('readings', readingId)
  let parts = 0
  if (reading?.round) await goOnReading(ctx, reading, () => (parts += 1) < partsAtOnce)
}

const mostOpen = 50

/** A newer version holds: in its transaction what was asked for the one before ends. */
export async function supersedeReadings(ctx: Context, rulebook: string): Promise<(tx: Tx) => Promise<void>> {
  const where = { rulebook, state: 'open' }
  const open = await ctx.db.find('readings', { where, orderBy: ['sortKey', 'asc'], limit: mostOpen })
  return async (tx) => {
    for (const reading of open) {
      const deed = { action: 'reading-superseded', by: theSystem, at: ctx.now, details: {} }
      await replaceWithTrail(tx, ctx, 'readings', supersede(reading), deed)
    }
  }
}

function tell({ person, now: at }: StaffContext, action: string, details: Deed['details']): Deed {
  return { action, by: { id: person._id, name: person.name }, at, details }
}
