import { addDays, dayOf } from '../../shared/_kernel'
import {
  askPerson,
  confirmationId,
  goOnRound,
  isAmong,
  isOverdue,
  isRemindedOn,
  leaveRound,
  look,
  type Confirmation,
  type Reading,
  type Round,
} from '../../shared/readings'
import { sayReading } from '../../shared/notices'
import { record, theSystem, type Deed } from '../../shared/trail'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { is, type Tx } from '../_platform/database'
import { claim } from '../_platform/lease'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { factsOf, opens } from './facts'

/** Each part is one transaction with its people, their notices, and how far it has come. */
const peopleAtOnce = 50

/**
 * Asks or reminds everybody, some at a time (X1). Each part says whom it has reached, so that it can be killed and gone
 * on with, and nobody is told twice.
 */
export async function goOnReading(ctx: Context, due: Reading, mayGoOn: () => boolean): Promise<void> {
  if (due.state !== 'open') return
  const claimed = await claim(ctx, 'readings', due)
  if (!claimed) return
  try {
    let reading = look(claimed, ctx.now)
    if (reading.state !== 'open') return await ending(ctx, reading)
    while (reading.round) {
      reading = await nextPart(ctx, reading, reading.round)
      if (reading.round && !mayGoOn())
        return await ctx.db.transact((tx) => tx.replace('readings', leaveRound(reading, ctx.now)))
    }
  } catch (fault) {
    // An admin reminded or ended it at this very moment: the next tick sees what is left to do.
    if (!(fault instanceof Contention)) throw fault
  }
}

function ending(ctx: Context, ended: Reading): Promise<void> {
  const deed = { action: 'reading-ended', by: theSystem, at: ctx.now, details: {} }
  return ctx.db.transact((tx) => replaceWithTrail(tx, ctx, 'readings', ended, deed))
}

type Part = {
  readonly told: number
  readonly reached: string | null
  readonly write: (tx: Tx) => Promise<void>
}

/** @returns the reading as it is stored then */
async function nextPart(ctx: Context, reading: Reading, round: Round): Promise<Reading> {
  const { told, reached, write } = await (round.does === 'ask'
    ? askNext(ctx, reading, round)
    : remindNext(ctx, reading, round))
  const after = goOnRound(reading, told, reached, ctx.now)
  const deed = after.round?.does === round.does ? null : deedOf(ctx, round, round.told + told)
  const recorded = deed && record(after, deed, ctx.hash)
  await ctx.db.transact(async (tx) => {
    await write(tx)
    await tx.replace('readings', recorded?.subject ?? after)
    if (recorded) await tx.insert('trail', recorded.entry)
  })
  return { ...(recorded?.subject ?? after), version: after.version + 1 }
}

/** A round that told nobody leaves no trace: the clock makes one each day. */
function deedOf({ now: at }: Context, { does, byName }: Round, told: number): Deed | null {
  if (told === 0) return null
  const action = does === 'ask' ? 'reading-asked' : 'reading-reminded'
  return { action, by: theSystem, at, details: { told, wanted: byName ?? '系统' } }
}

async function askNext(ctx: Context, reading: Reading, { reached }: Round): Promise<Part> {
  const { db, now, hash } = ctx
  const where = { _id: is.after(reached) }
  const page = await db.find('people', { where, orderBy: ['_id', 'asc'], limit: peopleAtOnce })
  const meant = page.filter((person) => isAmong(person, reading.audience))
  const known = await db.getMany(
    'confirmations',
    meant.map(({ _id }) => confirmationId(reading._id, _id)),
  )
  const isKnown = (personId: string) => known.some((each) => each.personId === personId)
  const asked = meant.filter(({ _id }) => !isKnown(_id)).map((person) => askPerson(reading, person, now))
  const recorded = asked.map((each) => {
    const deed = { action: 'asked-to-read', by: theSystem, at: now, details: { dueOn: each.dueOn } }
    return record(each, deed, hash)
  })
  return {
    told: asked.length,
    reached: lastOf(page),
    async write(tx) {
      await tx.insert('confirmations', ...recorded.map(({ subject }) => subject))
      await tx.insert('trail', ...recorded.map(({ entry }) => entry))
      for (const [dueOn, people] of byDay(asked)) {
        const told = sayReading.asked({ ...factsOf(reading), dueOn }, reading.startedByName)
        await notify(tx, ctx, people, told, opens(reading))
      }
    },
  }
}

/** Comes after every sign of an id. */
const lastSign = '~'

/** By the clock those whose last day is near; by an admin everybody who has not confirmed. A leaver is left alone. */
async function remindNext(ctx: Context, reading: Reading, { reached, byName }: Round): Promise<Part> {
  const { db, now } = ctx
  const today = dayOf(now)
  const days = byName === null ? { dueOn: is.oneOf([today, addDays(today, 1)]) } : {}
  const first = `${reading._id}_`
  const _id = is.between(reached === '' ? first : reached, `${first}${lastSign}`)
  const where = { owed: true, ...days, _id }
  const page = await db.find('confirmations', { where, orderBy: ['_id', 'asc'], limit: peopleAtOnce })
  const people = await db.getMany(
    'people',
    page.map(({ personId }) => personId),
  )
  const isThere = (personId: string) => people.some(({ _id, active }) => _id === personId && active)
  const meant = page.filter(
    ({ personId, dueOn, askedAt }) =>
      isThere(personId) && (byName !== null || (isRemindedOn(dueOn, today) && dayOf(askedAt) < today)),
  )
  return {
    told: meant.length,
    reached: lastOf(page),
    async write(tx) {
      for (const each of meant) await tx.replace('confirmations', { ...each, reminders: each.reminders + 1 })
      for (const [dueOn, ids] of byDay(meant)) {
        const isLate = isOverdue({ confirmedAt: null, dueOn }, today)
        await notify(
          tx,
          ctx,
          ids,
          sayReading.reminded({ ...factsOf(reading), dueOn }, isLate),
          opens(reading),
        )
      }
    },
  }
}

function byDay(asked: readonly Confirmation[]): [Confirmation['dueOn'], string[]][] {
  const days = [...new Set(asked.map(({ dueOn }) => dueOn))]
  return days.map((day) => [day, asked.filter(({ dueOn }) => dueOn === day).map(({ personId }) => personId)])
}

function lastOf(page: readonly { readonly _id: string }[]): string | null {
  return page.length < peopleAtOnce ? null : (page.at(-1)?._id ?? null)
}
