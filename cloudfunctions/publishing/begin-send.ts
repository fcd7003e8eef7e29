import { addMinutes } from '../../shared/_kernel'
import type { Channel } from '../../shared/channels'
import type { Edition } from '../../shared/editions'
import { sendIdOf, type Article, type Send } from '../../shared/publishing'
import { newTrail, theSystem } from '../../shared/trail'
import type { Context } from '../_platform/context'
import type { Tx } from '../_platform/database'
import { insertWithTrail } from '../trail'

/**
 * A locked edition is on its way: written in the transaction that locks it. The channel is written too, so that whoever
 * stops all channels at this very moment either finds the send, or has it begin stopped.
 */
export async function beginSend(
  tx: Tx,
  ctx: Context,
  channel: Channel,
  edition: Edition,
  articles: readonly Article[],
): Promise<void> {
  const { appId, kind, publishBy, testers, confirmer } = channel.account
  const send: Send = {
    _id: sendIdOf(edition._id),
    editionId: edition._id,
    schema: 1,
    version: 1,
    channelId: channel._id,
    channelName: channel.name,
    appId,
    ...(kind === 'weibo' && { onWeibo: true }),
    publishBy,
    consoleOnly: false,
    testers,
    confirmer,
    opensAt: edition.opensAt,
    closesAt: edition.closesAt,
    confirmBy: addMinutes(edition.opensAt, -channel.figures.testersUntilMinutes),
    stage: 'assembling',
    enteredAt: ctx.now,
    articles,
    takenOut: [],
    covers: {},
    pictures: {},
    draftId: null,
    formerDrafts: [],
    previewed: [],
    unreached: [],
    answers: [],
    cleared: null,
    toldOnce: [],
    attemptedAt: null,
    draftSeenAt: null,
    messageId: null,
    articleId: null,
    round: 0,
    markedNotSent: false,
    late: null,
    decideBy: null,
    removed: null,
    lookedAfterAt: null,
    problem: null,
    troubledSince: null,
    stopped: channel.stopped && { ...channel.stopped, scope: 'all' },
    dueAt: ctx.now,
    leasedUntil: null,
    trail: newTrail,
    commands: [],
  }
  const deed = {
    action: 'send-assembling',
    by: theSystem,
    at: ctx.now,
    details: { articles: articles.length },
  }
  await tx.replace('channels', channel)
  await insertWithTrail(tx, ctx, 'sends', send, deed)
}
