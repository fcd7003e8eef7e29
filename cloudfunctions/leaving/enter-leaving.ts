import { dayOf, newId, remember, type Id, type Refusal } from '../../shared/_kernel'
import { withoutOfficeLeaver } from '../../shared/applications'
import { isForGood, successor } from '../../shared/approvals'
import { rolesIn, withoutLeaver, type Channel } from '../../shared/channels'
import { sayTookOver } from '../../shared/notices'
import { isAdmin, leave, leavingIsForAdmins, refuseLeaving, takeOver, type Person } from '../../shared/staff'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { untilUncontended, type Tx } from '../_platform/database'
import { accountsOfLeaver } from '../accounts'
import { officesOf } from '../applications'
import { deputyshipsFrom } from '../approvals'
import { allChannels } from '../channels'
import { notify } from '../notices'
import { replaceWithTrail } from '../trail'
import { whatWaitsFor, type WaitingRow } from './what-waits'

export type LeavingCommand = {
  readonly commandId: Id
  readonly personId: string
  readonly standInId: string
}

export type Entered = {
  readonly name: string
  readonly standInName: string
  /** What the one who takes over cannot decide, having acted on it already (G11): it needs another one. */
  readonly left: readonly WaitingRow[]
}

/**
 * Somebody leaves (X4, E2): they are out at once, and whoever takes over decides what waits for them, now and later, as
 * their deputy for good (decision 36). Entered once more for somebody who has left, it names one more successor.
 */
export function enterLeaving(ctx: StaffContext, command: LeavingCommand): Promise<Entered | Refusal> {
  const { db, random } = ctx
  const { commandId, personId, standInId } = command
  return untilUncontended(random, async () => {
    const [admin, leaver, standIn, done] = await Promise.all([
      db.get('people', ctx.person._id),
      db.get('people', personId),
      db.get('people', standInId),
      db.get('deputies', commandId),
    ])
    const refusal = admin ? refuseLeaving(admin, leaver, standIn) : leavingIsForAdmins
    if (refusal) return refusal
    if (!admin || !leaver || !standIn) throw new Error('refused above')
    if (done?.principalId !== personId) await write(ctx, command, admin, leaver, standIn)
    const waiting = await whatWaitsFor(ctx, { id: personId, name: leaver.name }, standIn)
    return {
      name: leaver.name,
      standInName: standIn.name,
      left: waiting.filter(({ mayTakeOver }) => mayTakeOver === false),
    }
  })
}

async function write(
  ctx: StaffContext,
  { commandId }: LeavingCommand,
  admin: Person,
  leaver: Person,
  standIn: Person,
) {
  const { db, now, person, random } = ctx
  const today = dayOf(now)
  const by = { id: person._id, name: person.name }
  const [binding, channels, stoodInFor, stoodInBy, offices, handOverAccounts] = await Promise.all([
    leaver.openId === null ? null : db.get('bindings', ctx.hash(leaver.openId)),
    allChannels(ctx),
    holding(ctx, 'deputyId', leaver._id),
    holding(ctx, 'principalId', leaver._id),
    officesOf(ctx),
    accountsOfLeaver(ctx, { leaver, standIn, by }),
  ])
  const deed = (action: string, details: Deed['details']): Deed => ({ action, by, at: now, details })
  const ended = [...stoodInFor, ...stoodInBy.filter((deputyship) => !isForGood(deputyship))]
  // Whoever took over from others before hands that on as well.
  const inherited = stoodInFor
    .filter((deputyship) => isForGood(deputyship) && deputyship.principalId !== standIn._id)
    .map(({ principalId: _id, principalName: name }) =>
      successor(newId(random), { _id, name }, standIn, today),
    )
  const commands = remember(leaver.commands, commandId)
  const tookOver = takeOver(standIn, leaver)
  const officesAfter = withoutOfficeLeaver(offices, leaver._id, standIn._id)
  await db.transact(async (tx) => {
    const details = { standIn: standIn.name, roles: leaver.roles.join('、') }
    const action = leaver.active ? 'left' : 'successor-named'
    await replaceWithTrail(tx, ctx, 'people', { ...leave(leaver), commands }, deed(action, details))
    await replaceWithTrail(tx, ctx, 'people', tookOver, deed('took-over', { from: leaver.name }))
    if (binding) await tx.replace('bindings', { ...binding, personId: null })
    for (const deputyship of ended) await tx.replace('deputies', { ...deputyship, endedAt: now })
    for (const deputyship of [successor(commandId, leaver, standIn, today), ...inherited])
      await tx.insert('deputies', deputyship)
    // An admin who takes another one's place away stays one: of two who do so to each other, the second is refused.
    if (isAdmin(leaver) && admin._id !== standIn._id) await tx.replace('people', admin)
    for (const channel of channels) await leaveChannel(tx, ctx, channel, leaver, standIn, deed)
    if (officesAfter)
      await replaceWithTrail(
        tx,
        ctx,
        'offices',
        officesAfter,
        deed('left-office', { left: leaver.name, standIn: standIn.name }),
      )
    await handOverAccounts(tx)
    await notify(tx, ctx, [standIn._id], sayTookOver(leaver.name, person.name), {
      screen: 'deputies',
      id: '',
    })
  })
}

async function leaveChannel(
  tx: Tx,
  ctx: StaffContext,
  channel: Channel,
  leaver: Person,
  standIn: Person,
  deed: (action: string, details: Deed['details']) => Deed,
): Promise<void> {
  const isTester = channel.account.testers.some(({ personId }) => personId === leaver._id)
  if (rolesIn(channel, leaver._id).length === 0 && !isTester) return
  const changed = withoutLeaver(channel, leaver._id, standIn)
  await replaceWithTrail(
    tx,
    ctx,
    'channels',
    changed,
    deed('left-team', { left: leaver.name, standIn: standIn.name }),
  )
}

async function holding({ db, now }: StaffContext, side: 'deputyId' | 'principalId', personId: string) {
  const found = await deputyshipsFrom(db, side, personId, dayOf(now))
  return found.filter(({ endedAt }) => endedAt === null)
}
