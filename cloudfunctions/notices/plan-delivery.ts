import type { Id, Instant, Stored } from '../../shared/_kernel'
import {
  creditsLeft,
  isQuiet,
  keptForRoundup,
  nextRoundup,
  nextStep,
  quietUntil,
  type Credit,
  type Message,
  type Notice,
  type NoticeSettings,
  type Reach,
  type SecondChannel,
  type Step,
} from '../../shared/notices'
import type { Person } from '../../shared/staff'
import type { Context } from '../_platform/context'
import { templatesInUse } from './by-subscription'
import { creditsOf } from './credits'
import { settingsOf } from './read-settings'

/** Whom messages are for, what they tell of, and how the company wants people told. */
export type Delivery = {
  readonly settings: NoticeSettings
  readonly people: ReadonlyMap<Id, Person>
  readonly notices: ReadonlyMap<Id, Notice>
  /** By person: each message that takes one leaves fewer to the next. */
  readonly credits: Map<Id, readonly Credit[]>
}

/** What delivering these messages takes, read for all of them at once. */
export async function prepareDelivery(ctx: Context, messages: readonly Message[]): Promise<Delivery> {
  const { db } = ctx
  const personIds = distinct(messages.map(({ personId }) => personId))
  const noticeIds = distinct(messages.map(({ noticeId }) => noticeId))
  const [settings, people, notices, credits] = await Promise.all([
    settingsOf(ctx),
    db.getMany('people', personIds),
    db.getMany('notices', noticeIds),
    creditsOf(db, ...personIds),
  ])
  return {
    settings,
    people: byId(people),
    notices: byId(notices),
    credits: new Map(personIds.map((id) => [id, credits.filter(({ personId }) => personId === id)])),
  }
}

function distinct(ids: readonly (Id | null)[]): Id[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

function byId<D extends Stored>(documents: readonly D[]): ReadonlyMap<Id, D> {
  return new Map(documents.map((document) => [document._id, document]))
}

/** By which way a message goes next, and to whom. */
export type Going = {
  readonly step: Exclude<Step, { by: null }>
  readonly person: Person
  /** With the ways that were found closed. */
  readonly message: Message
}

/** What becomes of a message, and its notice with it, without being sent. */
export type Staying = { readonly step: null; readonly message: Message; readonly notice: Notice | null }

/** Whether a message that is due goes out, waits, or has no way left. */
export function planDelivery(
  ctx: Pick<Context, 'now'>,
  message: Message,
  { settings, people, notices, credits }: Delivery,
): Going | Staying {
  const { figures, second } = settings
  const person = people.get(message.personId)
  const notice = message.noticeId === null ? null : notices.get(message.noticeId)
  if (!person?.active || notice?.readAt) return stays({ ...message, ...ended, state: 'needless' })
  if (isQuiet(ctx.now, figures) && !message.urgent)
    return stays(waiting(message, quietUntil(ctx.now, figures)))
  const { step, closed } = nextStep(message, reachOf(person, credits.get(person._id) ?? [], second))
  const passed = closed.map((way) => ({ ...way, at: ctx.now, code: null, field: null }))
  const tried = { ...message, failed: [...message.failed, ...passed] }
  return step.by === null
    ? givenUp(ctx, tried, step.state, notice, figures)
    : { step, person, message: tried }
}

function reachOf({ openId, wecomId }: Person, credits: readonly Credit[], { kind }: SecondChannel): Reach {
  return {
    bound: openId !== null,
    templates: templatesInUse(),
    credits: creditsLeft(credits, openId),
    second: kind === 'none' ? null : kind,
    inWecom: wecomId !== undefined,
  }
}

/** No way is open: the notice waits for the roundup of the day, and so, once, does a roundup. */
function givenUp(
  { now }: Pick<Context, 'now'>,
  message: Message,
  state: 'for-roundup' | 'unreached',
  notice: Notice | null | undefined,
  figures: NoticeSettings['figures'],
): Staying {
  if (state === 'unreached') return stays({ ...message, ...ended, state })
  if (message.noticeId === null) {
    const once = { ...message, failed: [], last: true }
    return stays(waiting(once, nextRoundup(now, figures)))
  }
  // One that is gone needs nothing.
  if (!notice) return stays({ ...message, ...ended, state: 'needless' })
  return stays({ ...message, ...ended, state }, keptForRoundup(notice, now, figures))
}

function stays(message: Message, notice: Notice | null = null): Staying {
  return { step: null, message, notice }
}

const ended = { dueAt: null, leasedUntil: null } as const

function waiting(message: Message, dueAt: Instant): Message {
  return { ...message, dueAt, leasedUntil: null }
}
