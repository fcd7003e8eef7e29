import { addDays, dayOf, isRefusal, refuse, type Day, type Refusal } from '../../shared/_kernel'
import { mayChangeChannels, setFigures, tellChange, type Channel } from '../../shared/channels'
import { adoptionIdOf, resolveRules, termsOf, type CompanyFigures } from '../../shared/rulebooks'
import type { Context, StaffContext } from '../_platform/context'
import { enactedOf } from '../_platform/enacted'
import { untilUncontended } from '../_platform/database'
import { replaceWithTrail } from '../trail'

export type FiguresSet = {
  readonly figures: CompanyFigures
  /** Editions up to the day before are made already and stay as they are. */
  readonly appliesFrom: Day
}

export type FiguresCommand = {
  readonly commandId: string
  readonly channelId: string
  readonly figures: CompanyFigures
}

/** The company sets its own figures for a channel, within what its rulebooks and the platform allow (G2, G11, P1). */
export function changeFigures(ctx: StaffContext, command: FiguresCommand): Promise<FiguresSet | Refusal> {
  const { db, person, now } = ctx
  const { channelId, figures, commandId } = command
  return untilUncontended(ctx.random, async () => {
    if (!mayChangeChannels(person)) return refuse('not-allowed', '只有管理员可以修改渠道设置。')
    const [channel, rules] = await Promise.all([
      db.get('channels', channelId),
      db.get('effectiveRules', channelId),
    ])
    if (!channel || !rules) return refuse('not-found', '没有这个渠道，请刷新后再试。', { path: 'channelId' })
    if (channel.commands.includes(commandId)) return present(ctx, channel)
    const changed = tellChange(channel.figures, figures)
    if (Object.keys(changed).length === 0) return refuse('wrong-state', '设定没有变化，无需保存。')
    const [books, adopted] = await Promise.all([
      enactedOf(db, rules.rulebooks),
      db.getMany('adoptions', rules.rulebooks.map(adoptionIdOf)),
    ])
    const resolved = resolveRules({
      channelId,
      channelKind: channel.kind,
      rulebooks: books.map(({ rulebook }) => rulebook),
      figures,
      terms: termsOf(channel, adopted),
      since: now,
    })
    if (isRefusal(resolved)) return resolved
    const after = setFigures(channel, figures, commandId)
    const by = { id: person._id, name: person.name }
    await db.transact(async (tx) => {
      await tx.replace('effectiveRules', { ...resolved, version: rules.version })
      await replaceWithTrail(tx, ctx, 'channels', after, {
        action: 'figures-set',
        by,
        at: now,
        details: changed,
      })
    })
    return present(ctx, after)
  })
}

function present(ctx: Pick<Context, 'now'>, channel: Channel): FiguresSet {
  return { figures: channel.figures, appliesFrom: firstDayNotPrepared(ctx, channel) }
}

/** From here on editions are made with the figures in force. */
export function firstDayNotPrepared({ now }: Pick<Context, 'now'>, { preparedThrough }: Channel): Day {
  return addDays(preparedThrough ?? dayOf(now), 1)
}
