import {
  afterAttempt,
  creditId,
  type Credit,
  type Message,
  type Outcome,
  type SecondChannel,
} from '../../shared/notices'
import type { Context } from '../_platform/context'
import { Contention } from '../_platform/contention'
import { change } from '../_platform/database'
import { asTaken } from '../_platform/lease'
import { sendBySecond } from './by-second'
import { sendBySubscription } from './by-subscription'
import { creditsOf } from './credits'
import { planDelivery, type Delivery, type Going, type Staying } from './plan-delivery'

/** How many messages one transaction writes, each with its notice. */
const writtenAtOnce = 20

/**
 * Settles, many in one transaction, the messages that are not sent now: most of a company has consented to nothing.
 * @returns those that go out
 */
export async function settleMessages(
  ctx: Context,
  due: readonly Message[],
  delivery: Delivery,
): Promise<Message[]> {
  const plans = due.map((message) => {
    const taken = asTaken(ctx, message)
    return { message, plan: taken && planDelivery(ctx, taken, delivery) }
  })
  const staying = plans.flatMap(({ plan }) => (plan?.step === null ? plan : []))
  for (let at = 0; at < staying.length; at += writtenAtOnce) {
    const some = staying.slice(at, at + writtenAtOnce)
    await unlessContended(write(ctx, some))
  }
  return plans.flatMap(({ message, plan }) => (plan?.step ? message : []))
}

/**
 * Goes on with a message that is due, until somebody took it, it has to wait, or no way is left. Each attempt is on
 * record before it is made: whoever goes on after a kill makes the same one again.
 */
export async function deliverMessage(ctx: Context, due: Message, delivery: Delivery): Promise<void> {
  const message = asTaken(ctx, due)
  if (message) await unlessContended(tryWays(ctx, message, delivery))
}

/** Somebody else has written meanwhile, another tick or a person who read or consented: the next tick looks again. */
async function unlessContended(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (fault) {
    if (!(fault instanceof Contention)) throw fault
  }
}

async function tryWays(ctx: Context, taken: Message, delivery: Delivery): Promise<void> {
  const { credits, settings } = delivery
  let message = taken
  while (message.leasedUntil !== null) {
    if (!credits.has(message.personId))
      credits.set(message.personId, await creditsOf(ctx.db, message.personId))
    const plan = planDelivery(ctx, message, delivery)
    if (plan.step === null) return write(ctx, [plan])
    const attempted = await recordAttempt(ctx, plan, delivery)
    const outcome = await send(ctx, { ...plan, message: attempted }, settings.second)
    message = await recordOutcome(ctx, attempted, outcome, delivery)
  }
}

/** @throws Contention when somebody else was faster */
async function write({ db }: Context, staying: readonly Staying[]): Promise<void> {
  await db.transact(async (tx) => {
    for (const { message, notice } of staying) {
      await tx.replace('messages', message)
      if (notice) await tx.replace('notices', notice)
    }
  })
}

/**
 * Writes the attempt down, and takes the credit that it costs, in one: of two messages at once only one gets the last.
 * @throws Contention when somebody else was faster
 */
async function recordAttempt(
  { db }: Context,
  { message, step, person }: Going,
  { credits }: Delivery,
): Promise<Message> {
  const template = step.by === 'subscription' ? step.template : null
  const had = credits.get(person._id) ?? []
  const credit = message.reserved === null && had.find((each) => each.template === template)
  const attempts = message.way === step.by ? message.attempts + 1 : 1
  const attempted: Message = { ...message, way: step.by, reserved: template, attempts }
  const spent: Credit | false | undefined = credit && { ...credit, left: credit.left - 1 }
  await db.transact(async (tx) => {
    await tx.replace('messages', attempted)
    if (spent) await tx.replace('credits', spent)
  })
  const left = had.map((each) => (spent && each === credit ? afterWrite(spent) : each))
  credits.set(person._id, left)
  return afterWrite(attempted)
}

/** As it is once it is written. */
function afterWrite<D extends { readonly version: number }>(document: D): D {
  return { ...document, version: document.version + 1 }
}

function send(ctx: Context, { step, message, person }: Going, second: SecondChannel): Promise<Outcome> {
  return step.by === 'subscription'
    ? sendBySubscription(ctx, person.openId ?? '', step.template, message)
    : sendBySecond(ctx, second, person, message)
}

async function recordOutcome(
  { db, now }: Context,
  message: Message,
  outcome: Outcome,
  { credits }: Delivery,
): Promise<Message> {
  const { personId, reserved } = message
  const changeLeft = async (left: unknown) => {
    if (!reserved) return
    credits.delete(personId)
    await db.updateIf('credits', creditId(personId, reserved), {}, { left })
  }
  // Of what WeChat says it has no more, we have no more (T20).
  if (outcome.kind === 'no-consent') await changeLeft(0)
  const after = afterAttempt(message, outcome, now)
  await db.transact((tx) => tx.replace('messages', after))
  if (outcome.kind === 'refused') await changeLeft(change.by(1))
  return afterWrite(after)
}
