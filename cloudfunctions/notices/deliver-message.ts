import type { Id, Instant, Stored } from '../../shared/_kernel'
import {
  afterAttempt,
  creditId,
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
  type Outcome,
  type Reach,
  type SecondChannel,
  type Step,
} from '../../shared/notices'
import type { Person } from '../../shared/staff'
import { Contention } from '../_platform/contention'
import type { Context } from '../_platform/context'
import { change, untilUncontended } from '../_platform/database'
import { claim } from '../_platform/lease'
import { sendBySecond } from './by-second'
import { sendBySubscription, templatesInUse } from './by-subscription'
import { creditsOf } from './credits'
import { settingsOf } from './read-settings'

type Open = Exclude<Step, { by: null }>

/** Whom messages are for, what they tell of, and how the company wants people told. */
export type Delivery = {
  readonly settings: NoticeSettings
  readonly people: ReadonlyMap<Id, Person>
  readonly notices: ReadonlyMap<Id, Notice>
}

/** What delivering these messages takes, read for all of them at once. */
export async function prepareDelivery(ctx: Context, messages: readonly Message[]): Promise<Delivery> {
  const of = (ids: readonly (Id | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const [settings, people, notices] = await Promise.all([
    settingsOf(ctx),
    ctx.db.getMany('people', of(messages.map(({ personId }) => personId))),
    ctx.db.getMany('notices', of(messages.map(({ noticeId }) => noticeId))),
  ])
  return { settings, people: byId(people), notices: byId(notices) }
}

function byId<D extends Stored>(documents: readonly D[]): ReadonlyMap<Id, D> {
  return new Map(documents.map((document) => [document._id, document]))
}

/**
 * Goes on with a message that is due, until somebody took it, it has to wait, or no way is left. Each attempt is on
 * record before it is made: whoever goes on after a kill makes the same one again.
 */
export async function deliverMessage(
  ctx: Context,
  due: Message,
  { settings, people, notices }: Delivery,
): Promise<void> {
  const message = await claim(ctx, 'messages', due)
  if (!message) return
  const person = people.get(message.personId)
  const notice = message.noticeId === null ? null : notices.get(message.noticeId)
  const { figures } = settings
  if (!person?.active || notice?.readAt) await save(ctx, { ...message, ...ended, state: 'needless' })
  else if (isQuiet(ctx.now, figures) && !message.urgent)
    await save(ctx, waiting(message, quietUntil(ctx.now, figures)))
  else await tryWays(ctx, message, person, settings)
}

const ended = { dueAt: null, leasedUntil: null } as const

function waiting(message: Message, dueAt: Instant): Message {
  return { ...message, dueAt, leasedUntil: null }
}

async function tryWays(
  ctx: Context,
  claimed: Message,
  person: Person,
  { figures, second }: NoticeSettings,
): Promise<void> {
  let message = claimed
  while (message.leasedUntil !== null) {
    const credits = await creditsOf(ctx.db, person._id)
    const { step, closed } = nextStep(message, reachOf(person, credits, second))
    const passed = closed.map((way) => ({ ...way, at: ctx.now, code: null, field: null }))
    message = { ...message, failed: [...message.failed, ...passed] }
    if (step.by === null) return giveUp(ctx, message, step.state, figures)
    const attempted = await recordAttempt(ctx, message, step, credits)
    if (attempted)
      message = await recordOutcome(ctx, attempted, await send(ctx, step, attempted, person, second))
    else if (await isTaken(ctx, message)) return
  }
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

/**
 * Writes the attempt down, and takes the credit that it costs, in one: of two messages at once only one gets the last.
 * @returns null when somebody else was faster
 */
async function recordAttempt(
  { db }: Context,
  message: Message,
  step: Open,
  credits: readonly Credit[],
): Promise<Message | null> {
  const template = step.by === 'subscription' ? step.template : null
  const credit = message.reserved === null && credits.find((each) => each.template === template)
  const attempts = message.way === step.by ? message.attempts + 1 : 1
  const attempted: Message = { ...message, way: step.by, reserved: template, attempts }
  try {
    await db.transact(async (tx) => {
      await tx.replace('messages', attempted)
      if (credit) await tx.replace('credits', { ...credit, left: credit.left - 1 })
    })
  } catch (fault) {
    if (fault instanceof Contention) return null
    throw fault
  }
  return { ...attempted, version: attempted.version + 1 }
}

async function isTaken({ db }: Context, { _id, version }: Message): Promise<boolean> {
  return (await db.get('messages', _id))?.version !== version
}

function send(
  ctx: Context,
  step: Open,
  message: Message,
  person: Person,
  second: SecondChannel,
): Promise<Outcome> {
  return step.by === 'subscription'
    ? sendBySubscription(ctx, person.openId ?? '', step.template, message)
    : sendBySecond(ctx, second, person, message)
}

async function recordOutcome(ctx: Context, message: Message, outcome: Outcome): Promise<Message> {
  const { personId, reserved } = message
  const credit = reserved && creditId(personId, reserved)
  // Of what WeChat says it has no more, we have no more (T20).
  if (credit && outcome.kind === 'no-consent') await ctx.db.updateIf('credits', credit, {}, { left: 0 })
  const after = await save(ctx, afterAttempt(message, outcome, ctx.now))
  if (credit && outcome.kind === 'refused')
    await ctx.db.updateIf('credits', credit, {}, { left: change.by(1) })
  return after
}

/** No way is open: the notice waits for the roundup of the day, and so, once, does a roundup. */
async function giveUp(
  ctx: Context,
  message: Message,
  state: 'for-roundup' | 'unreached',
  figures: NoticeSettings['figures'],
): Promise<void> {
  const { db, now } = ctx
  const { noticeId } = message
  if (state === 'unreached') return void (await save(ctx, { ...message, ...ended, state }))
  if (noticeId === null) {
    const once = { ...message, failed: [], last: true }
    return void (await save(ctx, waiting(once, nextRoundup(now, figures))))
  }
  await untilUncontended(ctx.random, async () => {
    const notice = await db.get('notices', noticeId)
    const unread = notice?.readAt === null ? notice : null
    await db.transact(async (tx) => {
      await tx.replace('messages', { ...message, ...ended, state: unread ? state : 'needless' })
      if (unread) await tx.replace('notices', keptForRoundup(unread, now, figures))
    })
  })
}

async function save({ db }: Context, message: Message): Promise<Message> {
  await db.transact((tx) => tx.replace('messages', message))
  return { ...message, version: message.version + 1 }
}
