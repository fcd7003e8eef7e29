import { addDays, dayOf, daysBetween, refuse, type Day, type Id, type Refusal } from '../../shared/_kernel'
import {
  holdsOn,
  longestDeputyshipDays,
  refuseDeputy,
  takesPart,
  type Approval,
  type Deputyship,
  type Named,
} from '../../shared/approvals'
import { sayDeputyNamed } from '../../shared/notices'
import type { StaffContext } from '../_platform/context'
import { is, untilUncontended } from '../_platform/database'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'

/** More than anybody deputises for at a time. */
const mostDeputyships = 50

/** Whom this person decides for today. Resolved as it is asked, so that a deputy's inbox holds what waits for them. */
export async function principalsOf({
  db,
  person,
  now,
}: Pick<StaffContext, 'db' | 'person' | 'now'>): Promise<Named[]> {
  const today = dayOf(now)
  const found = await deputyshipsFrom(db, 'deputyId', person._id, today)
  return found
    .filter((deputyship) => holdsOn(deputyship, today))
    .map(({ principalId, principalName }) => ({ id: principalId, name: principalName }))
}

/**
 * Whether this person has to do with any of these approvals, in their own name or for somebody whose deputy they are
 * today: whoever may decide may read what it is about, of whatever unit they are.
 */
export async function hasPartIn(
  ctx: Pick<StaffContext, 'db' | 'person' | 'now'>,
  approvals: readonly Approval[],
): Promise<boolean> {
  const takes = (personId: string) => approvals.some((approval) => takesPart(approval, personId))
  return takes(ctx.person._id) || (await principalsOf(ctx)).some(({ id }) => takes(id))
}

/** Who decides today for any of these people. */
export async function deputiesOf(
  { db, now }: Pick<StaffContext, 'db' | 'now'>,
  principalIds: readonly string[],
): Promise<string[]> {
  const today = dayOf(now)
  const found = await Promise.all(principalIds.map((id) => deputyshipsFrom(db, 'principalId', id, today)))
  const holding = found.flat().filter((deputyship) => holdsOn(deputyship, today))
  return [...new Set(holding.map(({ deputyId }) => deputyId))]
}

/** Those on one side of which somebody is, and whose last day has not passed; ended ones among them. */
export function deputyshipsFrom(
  db: StaffContext['db'],
  side: 'principalId' | 'deputyId',
  personId: string,
  from: Day,
): Promise<Deputyship[]> {
  return db.find('deputies', {
    where: { [side]: personId, through: is.atLeast(from) },
    orderBy: ['through', 'asc'],
    limit: mostDeputyships,
  })
}

export type DeputyRow = {
  readonly id: string
  readonly name: string
  readonly from: Day
  readonly through: Day
  readonly holdsToday: boolean
}

export type DeputiesScreen = {
  /** Who decides for me, and when. */
  readonly mine: readonly DeputyRow[]
  /** For whom I decide, and when. */
  readonly iStandInFor: readonly DeputyRow[]
}

export async function deputiesScreen(ctx: StaffContext): Promise<DeputiesScreen> {
  const { db, person, now } = ctx
  const today = dayOf(now)
  const [mine, theirs] = await Promise.all([
    deputyshipsFrom(db, 'principalId', person._id, today),
    deputyshipsFrom(db, 'deputyId', person._id, today),
  ])
  const row = (deputyship: Deputyship, name: string): DeputyRow => {
    const { _id, from, through } = deputyship
    return { id: _id, name, from, through, holdsToday: holdsOn(deputyship, today) }
  }
  const held = ({ endedAt }: Deputyship) => endedAt === null
  return {
    mine: mine.filter(held).map((each) => row(each, each.deputyName)),
    iStandInFor: theirs.filter(held).map((each) => row(each, each.principalName)),
  }
}

export type NameDeputyCommand = {
  readonly commandId: Id
  readonly deputyId: string
  readonly from: Day
  readonly through: Day
}

/** Somebody decides for me from one day to another; they are told. */
export function nameDeputy(ctx: StaffContext, command: NameDeputyCommand): Promise<DeputiesScreen | Refusal> {
  const { db, person, now, random } = ctx
  const { deputyId, from, through, commandId } = command
  const today = dayOf(now)
  return untilUncontended(random, async () => {
    const [principal, deputy, others] = await Promise.all([
      db.get('people', person._id),
      db.get('people', deputyId),
      deputyshipsFrom(db, 'principalId', person._id, today),
    ])
    if (others.some(({ _id }) => _id === commandId)) return deputiesScreen(ctx)
    const refusal =
      refuseDeputy(person, deputy, { from, through }, others, today) ?? refuseLength(from, through)
    if (refusal) return refusal
    if (!principal || !deputy) throw new Error(`${person._id} vanished`)
    const deputyship: Deputyship = {
      _id: commandId,
      schema: 1,
      version: 1,
      principalId: person._id,
      principalName: person.name,
      deputyId,
      deputyName: deputy.name,
      from,
      through,
      endedAt: null,
    }
    const details = { deputy: deputyId, from, through }
    await db.transact(async (tx) => {
      // Written by the principal, so that two deputies named at once for the same days collide here.
      await replaceWithTrail(tx, ctx, 'people', principal, deed(ctx, 'deputy-named', details))
      await tx.insert('deputies', deputyship)
      await notify(tx, ctx, [deputyId], sayDeputyNamed(person.name, from, through), {
        screen: 'deputies',
        id: '',
      })
    })
    return deputiesScreen(ctx)
  })
}

function refuseLength(from: Day, through: Day): Refusal | null {
  if (daysBetween(from, through) < longestDeputyshipDays) return null
  return refuse(
    'bad-input',
    `一次代理最长 ${longestDeputyshipDays} 天，到 ${addDays(from, longestDeputyshipDays - 1)}。`,
    {
      path: 'through',
      limit: longestDeputyshipDays,
    },
  )
}

/** Ends it now: what waits is the principal's own again. */
export function endDeputy(
  ctx: StaffContext,
  { deputyshipId }: { readonly deputyshipId: string },
): Promise<DeputiesScreen | Refusal> {
  const { db, person, now, random } = ctx
  return untilUncontended(random, async () => {
    const [principal, deputyship] = await Promise.all([
      db.get('people', person._id),
      db.get('deputies', deputyshipId),
    ])
    if (!principal || deputyship?.principalId !== person._id)
      return refuse('not-found', '没有这段代理，请刷新后再看。')
    if (deputyship.endedAt !== null) return deputiesScreen(ctx)
    const details = { deputy: deputyship.deputyId, from: deputyship.from, through: deputyship.through }
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'people', principal, deed(ctx, 'deputy-ended', details))
      await tx.replace('deputies', { ...deputyship, endedAt: now })
    })
    return deputiesScreen(ctx)
  })
}

function deed({ person, now }: StaffContext, action: string, details: Record<string, string>) {
  return { action, by: { id: person._id, name: person.name }, at: now, details }
}
