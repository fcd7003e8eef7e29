import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import {
  beginAgain,
  beginAmendment,
  callOff,
  drop,
  mayAmend,
  writeClause,
  type Amendment,
  type ClauseDraft,
} from '../../shared/amendments'
import { sayAmendment } from '../../shared/notices'
import type { Rulebook } from '../../shared/rulebooks'
import type { Deed } from '../../shared/trail'
import type { StaffContext } from '../_platform/context'
import { enactedOf } from '../_platform/enacted'
import { untilUncontended, type Tx } from '../_platform/database'
import { notify } from '../notices'
import { readSituation } from '../rulebooks'
import { insertWithTrail, replaceWithTrail } from '../trail'
import { enactVersion } from './enact-version'
import { factsOf, opens } from './facts'
import { baseOf } from './plan-version'

export type Begun = { readonly amendmentId: string }

export const forAdmins = refuse('not-allowed', '制度的修订由管理员起草。')

export const noAmendment = refuse('not-found', '没有这份修订，请返回刷新后再看。')

/** An admin begins the next version of a rulebook, or goes on with the one that there is (X1). */
export function beginDraft(
  ctx: StaffContext,
  { commandId, rulebook }: { readonly commandId: string; readonly rulebook: string },
): Promise<Begun | Refusal> {
  const { db, person } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!mayAmend(person)) return forAdmins
    const base = baseOf(await readSituation(ctx), { base: rulebook })
    if (isRefusal(base)) return base
    const begun = beginAmendment(base, { by: person, commandId })
    if (isRefusal(begun)) return begun
    const amendmentId = begun._id
    const known = await db.get('amendments', amendmentId)
    if (known && known.state !== 'dropped') return { amendmentId }
    const deed = tell(ctx, 'amendment-begun', { base: rulebook })
    await db.transact((tx) =>
      known
        ? replaceWithTrail(tx, ctx, 'amendments', beginAgain(known, { by: person, commandId }), deed)
        : insertWithTrail(tx, ctx, 'amendments', begun, deed),
    )
    return { amendmentId }
  })
}

export type Saved = { readonly amendmentId: string; readonly state: Amendment['state'] }

type OnDraft = { readonly commandId: string; readonly amendmentId: string }

export type ClauseCommand = OnDraft &
  ClauseDraft & {
    readonly clause: string
    /** What the phone showed when writing began. */
    readonly seen: ClauseDraft
  }

export function saveClause(ctx: StaffContext, command: ClauseCommand): Promise<Saved | Refusal> {
  return onDraft(ctx, command, (draft, base) => {
    const after = writeClause(draft, base, { ...command, by: ctx.person })
    if (isRefusal(after)) return after
    const { clause, figures } = command
    const numbers = figures.map(({ rule, figure, value }) => `${rule} ${figure} ${value}`).join('；')
    return { after, deed: tell(ctx, 'clause-amended', { clause, numbers }) }
  })
}

/** Gives a draft up; the rulebook stays as it is. */
export function dropDraft(ctx: StaffContext, command: OnDraft): Promise<Saved | Refusal> {
  return onDraft(ctx, command, (draft) => {
    const after = drop(draft, command.commandId)
    return isRefusal(after) ? after : { after, deed: tell(ctx, 'amendment-dropped', {}) }
  })
}

/** Takes a published version back before its day. */
export function callOffVersion(ctx: StaffContext, command: OnDraft): Promise<Saved | Refusal> {
  return onDraft(ctx, command, (published) => {
    const after = callOff(published, command.commandId)
    if (isRefusal(after)) return after
    const told = sayAmendment.calledOff(factsOf(published), ctx.person.name)
    const others = published.authors.filter((id) => id !== ctx.person._id)
    return {
      after,
      deed: tell(ctx, 'amendment-called-off', {}),
      alongside: (tx) => notify(tx, ctx, others, told, opens(published)),
    }
  })
}

/** What could not take effect on its day is tried again, once its hindrance is out of the way. */
export async function tryAgain(ctx: StaffContext, { amendmentId }: OnDraft): Promise<Saved | Refusal> {
  if (!mayAmend(ctx.person)) return forAdmins
  const held = await ctx.db.get('amendments', amendmentId)
  if (!held) return noAmendment
  await enactVersion(ctx, amendmentId)
  const after = await ctx.db.get('amendments', amendmentId)
  if (after?.heldUp) return refuse('wrong-state', after.heldUp)
  return { amendmentId, state: after?.state ?? held.state }
}

type Change = {
  readonly after: Amendment
  readonly deed: Deed
  readonly alongside?: (tx: Tx) => Promise<void>
}

function onDraft(
  ctx: StaffContext,
  { commandId, amendmentId }: OnDraft,
  decide: (draft: Amendment, base: Rulebook) => Change | Refusal,
): Promise<Saved | Refusal> {
  const { db, person } = ctx
  return untilUncontended(ctx.random, async () => {
    if (!mayAmend(person)) return forAdmins
    const draft = await db.get('amendments', amendmentId)
    if (!draft) return noAmendment
    if (draft.commands.includes(commandId)) return { amendmentId, state: draft.state }
    const [enacted] = await enactedOf(db, [draft.base])
    if (!enacted) throw new Error(`amendment ${amendmentId} has no ${draft.base}`)
    const changed = decide(draft, enacted.rulebook)
    if (isRefusal(changed)) return changed
    await db.transact(async (tx) => {
      await replaceWithTrail(tx, ctx, 'amendments', changed.after, changed.deed)
      await changed.alongside?.(tx)
    })
    return { amendmentId, state: changed.after.state }
  })
}

export function tell({ person, now: at }: StaffContext, action: string, details: Deed['details']): Deed {
  return { action, by: { id: person._id, name: person.name }, at, details }
}
