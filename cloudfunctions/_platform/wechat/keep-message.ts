import { addMinutes } from '../../../shared/_kernel'
import type { Context } from '../context'
import { Contention } from '../contention'
import { claim } from '../lease'
import type { CallbackMessage } from './callback-message'
import type { XmlElement } from './xml'

/** What to do about a report. It may have to be done again, because nobody knows how far it got. */
export type Hearing = (ctx: Context) => Promise<void>

/** Null for what is of no use to us. @throws when a report is not as WeChat writes it */
export type Listener = (appId: string, message: XmlElement) => Hearing | null

/** When the clock hears what the door did not finish. */
const laterMinutes = 1

/** WeChat repeats itself for a minute or so, and nobody else gets through once the replay window is over. */
const keptMinutes = 24 * 60

/**
 * Writes a report down before anything is done about it.
 * @returns null when it was written down before: WeChat repeats what was not answered in time, and so may others
 */
export async function keepMessage(
  { db, now, hash }: Pick<Context, 'db' | 'now' | 'hash'>,
  appId: string,
  report: XmlElement,
): Promise<CallbackMessage | null> {
  const message = JSON.stringify(report)
  const kept: CallbackMessage = {
    _id: `${appId}_${hash(message)}`,
    schema: 1,
    version: 1,
    appId,
    message,
    receivedAt: now,
    dueAt: addMinutes(now, laterMinutes),
    leasedUntil: null,
    forgetAt: addMinutes(now, keptMinutes),
  }
  try {
    await db.transact((tx) => tx.insert('callbackMessages', kept))
    return kept
  } catch (fault) {
    if (fault instanceof Contention) return null
    throw fault
  }
}

/** What was said is let go; that it was heard is remembered for a while. */
export async function hearMessage(ctx: Context, kept: CallbackMessage, hearing: Hearing): Promise<void> {
  await hearing(ctx)
  await ctx.db.updateIf('callbackMessages', kept._id, {}, { message: null, dueAt: null, leasedUntil: null })
}

/** The clock takes up what took too long at the door, or failed there. */
export async function hearLater(ctx: Context, due: CallbackMessage, listener: Listener): Promise<void> {
  const kept = await claim(ctx, 'callbackMessages', due)
  if (!kept?.message) return
  const hearing = listener(kept.appId, JSON.parse(kept.message) as XmlElement)
  if (hearing) await hearMessage(ctx, kept, hearing)
}

/** What is remembered stays as much as one day brings. */
export async function forgetMessages({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  await db.forget('callbackMessages', now)
}
