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
import { change } from '../_platform/database'
import { asTaken } from '../_platform/lease'
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
  /** By person, as far as they are known: each message that takes one leaves fewer to the next. */
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

/**
 * Goes on with a message that is due, until somebody took it, it has to wait, or no way is left. Each attempt is on
 * record before it is made: whoever goes on after a kill makes the same one again. Where somebody else has written
 * meanwhile (another tick, a person who read the notice or consented), the next tick looks again.
 */
export async function deliverMessage(ctx: Context, due: Message, delivery: Delivery): Promise<void> {
  const message = asTaken(ctx, due)
  if (!message) return
  try {
    await goOn(ctx, message, delivery)
  } catch (fault) {
    if (!(fault instanceof Contention)) throw fault
  }
}

async function goOn(ctx: Context, message: Message, delivery: Delivery): Promise<void> {
  const { settings, people, notices } = delivery
  const { figures } = settings
  const person = people.get(message.personId)
  const notice = message.noticeId === null ? null : notices.get(message.noticeId)
  if (!person?.active || notice?.readAt) await save(ctx, { ...message, ...ended, state: 'needless' })
  else if (isQuiet(ctx.now, figures) && !message.urgent)
    await save(ctx, waiting(message, quietUntil(ctx.now, figures)))
  else await tryWays(ctx, message, person, delivery)
}

const ended = { dueAt: null, leasedUntil: null } as const

function waiting(message: Message, dueAt: Instant): Message {
  return { ...message, dueAt, leasedUntil: null }
}

async function tryWays(ctx: Context, taken: Message, person: Person, delivery: Delivery): Promise<void> {
  const { second } = delivery.settings
  let message = taken
  while (message.leasedUntil !== null) {
    const credits = delivery.credits.get(person._id) ?? (await creditsOf(ctx.db, person._id))
    const { step, closed } = nextStep(message, reachOf(person, credits, second))
    const passed = closed.map((way) => ({ ...way, at: ctx.now, code: null, field: null }))
    message = { ...message, failed: [...message.failed, ...passed] }
    if (step.by === null) return giveUp(ctx, message, step.state, delivery)
    const attempted = await recordAttempt(ctx, message, step, credits)
    delivery.credits.set(person._id, attempted.credits)
    const outcome = await send(ctx, step, attempted.message, person, second)
    message = await recordOutcome(ctx, attempted.message, outcome, delivery)
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

type Attempted = { readonly message: Message; readonly credits: readonly Credit[] }

/**
 * Writes the attempt down, and takes the credit that it costs, in one: of two messages at once only one gets the last.
 * @throws Contention when somebody else was faster
 */
async function recordAttempt(
  { db }: Context,
  message: Message,
  step: Open,
  credits: readonly Credit[],
): Promise<Attempted> {
  const template = step.by === 'subscription' ? step.template : null
  const credit = message.reserved === null && credits.find((each) => each.template === template)
  const attempts = message.way === step.by ? message.attempts + 1 : 1
  const attempted: Message = { ...message, way: step.by, reserved: template, attempts }
  const spent = credit && { ...credit, left: credit.left - 1 }
  await db.transact(async (tx) => {
    await tx.replace('messages', attempted)
    if (spent) await tx.replace('credits', spent)
  })
  return {
    message: afterWrite(attempted),
    credits: credits.map((each) => (spent && each === credit ? afterWrite(spent) : each)),
  }
}

/** As it is once it is written. */
function afterWrite<D extends { readonly version: number }>(document: D): D {
  return { ...document, version: document.version + 1 }
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

async function recordOutcome(
  ctx: Context,
  message: Message,
  outcome: Outcome,
  delivery: Delivery,
): Promise<Message> {
  const { personId, reserved } = message
  const changeLeft = async (left: unknown) => {
    if (!reserved) return
    delivery.credits.delete(personId)
    await ctx.db.updateIf('credits', creditId(personId, reserved), {}, { left })
  }
  // Of what WeChat says it has no more, we have no more (T20).
  if (outcome.kind === 'no-consent') await changeLeft(0)
  const after = await save(ctx, afterAttempt(message, outcome, ctx.now))
  if (outcome.kind === 'refused') await changeLeft(change.by(1))
  return after
}

/** No way is open: the notice waits for the roundup of the day, and so, once, does a roundup. */
async function giveUp(
  ctx: Context,
  message: Message,
  state: 'for-roundup' | 'unreached',
  { settings: { figures }, notices }: Delivery,
): Promise<void> {
  const { db, now } = ctx
  const { noticeId } = message
  if (state === 'unreached') return void (await save(ctx, { ...message, ...ended, state }))
  if (noticeId === null) {
    const once = { ...message, failed: [], last: true }
    return void (await save(ctx, waiting(once, nextRoundup(now, figures))))
  }
  const unread = notices.get(noticeId)
  await db.transact(async (tx) => {
    await tx.replace('messages', { ...message, ...ended, state: unread ? state : 'needless' })
    if (unread) await tx.replace('notices', keptForRoundup(unread, now, figures))
  })
}

async function save({ db }: Context, message: Message): Promise<Message> {
  await db.transact((tx) => tx.replace('messages', message))
  return afterWrite(message)
}
