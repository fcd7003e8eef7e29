import { addMinutes, type Instant } from '../shared/_kernel'
import type { Channel } from '../shared/channels'
import { standsStill } from '../shared/operations'
import type { Send } from '../shared/publishing'
import type { Tick } from './_platform/clock-door'
import type { Context } from './_platform/context'
import { claim, findDue, nextDueAt } from './_platform/lease'
import { logFault } from './_platform/log'
import { forgetMessages, hearLater } from './_platform/wechat'
import { adjustmentWhenDue } from './adjustments'
import { goOnWithExport } from './archive'
import { whenDue } from './approvals'
import { allChannels } from './channels'
import { commissionsWhenDue } from './commissions'
import { prepareEditions, reclaimPlaces } from './editions'
import { collectNotices, deliverMessage, peopleWithDueNotices } from './notices'
import { advanceSend, advanceTakedown } from './publishing'
import { noteOperation, readOperation } from './operations'
import { holdsInUse, placeWaitingPosts } from './posts'
import { requestKinds } from './request-kinds'
import { takeUpEdition } from './take-up-edition'
import { nextSealAt, sealDays } from './trail'
import { listener } from './wechat-reports'

/** A failed job is tried again soon, however far away the next one is. */
const retryMinutes = 1

/** More than a tick brings on their way before its time is over. */
const messagesAtOnce = 200

/** Everything that time brings about: editions are made ahead, lock when due, go out in their window. */
export async function tick(ctx: Context, mayGoOn: () => boolean): Promise<Tick> {
  const [channels, restore] = await Promise.all([allChannels(ctx), readOperation(ctx, 'restore')])
  if (standsStill(restore)) {
    await noteOperation(ctx, 'tick', { at: ctx.now, done: 0, failed: 0 })
    return { done: 0, failed: 0, nextDueAt: null }
  }
  // What a round finds due rests on what the one before has done: places lapse before their edition locks.
  const rounds = [
    () => reportJobs(ctx),
    () => approvalJobs(ctx),
    () => adjustmentJobs(ctx),
    () => editionJobs(ctx, channels),
    () => commissionJobs(ctx),
    () => sendJobs(ctx, mayGoOn),
    // After all else: what is told of takes its course, whatever becomes of the telling.
    () => noticeJobs(ctx),
    () => messageJobs(ctx),
    () => exportJobs(ctx, mayGoOn),
    () => Promise.resolve([{ name: 'seal days', run: () => sealDays(ctx, mayGoOn) }]),
  ]
  let done = 0
  let failed = 0
  for (const jobsOf of rounds) {
    const ran = await runAll(ctx, await jobsOf(), mayGoOn)
    done += ran.done
    failed += ran.failed
  }
  await noteOperation(ctx, 'tick', { at: ctx.now, done, failed })
  const next = await Promise.all([
    nextDueAt(ctx, 'approvals'),
    nextDueAt(ctx, 'adjustments'),
    nextDueAt(ctx, 'editions'),
    nextDueAt(ctx, 'sends'),
    nextDueAt(ctx, 'takedowns'),
    nextDueAt(ctx, 'commissions'),
    nextDueAt(ctx, 'notices'),
    nextDueAt(ctx, 'messages'),
    nextDueAt(ctx, 'exports'),
    nextSealAt(ctx),
    nextDueAt(ctx, 'callbackMessages'),
  ])
  const soon = failed > 0 ? [addMinutes(ctx.now, retryMinutes)] : []
  return { done, failed, nextDueAt: earliest([...next, ...soon]) }
}

/** What WeChat reported and the door could not finish. Before anything that would look for the same evidence. */
async function reportJobs(ctx: Context): Promise<Job[]> {
  const due = await findDue(ctx, 'callbackMessages')
  return [
    ...due.map((message) => ({
      name: `report ${message._id}`,
      run: () => hearLater(ctx, message, listener),
    })),
    { name: 'forget reports', run: () => forgetMessages(ctx) },
  ]
}

async function approvalJobs(ctx: Context): Promise<Job[]> {
  const due = await findDue(ctx, 'approvals')
  return due.map((approval) => ({
    name: `approval ${approval._id}`,
    run: () => whenDue(ctx, requestKinds, approval),
  }))
}

/** Before editions lock: the hour at which they do may be what was adjusted. */
async function adjustmentJobs(ctx: Context): Promise<Job[]> {
  const due = await findDue(ctx, 'adjustments')
  return due.map((adjustment) => ({
    name: `adjustment ${adjustment._id}`,
    run: () => adjustmentWhenDue(ctx, adjustment),
  }))
}

async function editionJobs(ctx: Context, channels: readonly Channel[]): Promise<Job[]> {
  const [due, takedowns] = await Promise.all([findDue(ctx, 'editions'), findDue(ctx, 'takedowns')])
  return [
    ...channels.map((channel) => ({
      name: `prepare ${channel._id}`,
      run: () => prepareEditions(ctx, channel),
    })),
    ...due.map((edition) => ({
      name: `${edition.state} edition ${edition._id}`,
      run: () => takeUpEdition(ctx, edition),
    })),
    ...takedowns.map((takedown) => ({
      name: `take down ${takedown.postId}`,
      run: () => advanceTakedown(ctx, takedown),
    })),
    { name: 'reclaim places', run: () => reclaimPlaces(ctx, holdsInUse) },
    ...channels.map(({ _id }) => ({ name: `place posts of ${_id}`, run: () => placeWaitingPosts(ctx, _id) })),
  ]
}

async function commissionJobs(ctx: Context): Promise<Job[]> {
  const due = await findDue(ctx, 'commissions')
  return due.map((commission) => ({
    name: `remind of commission ${commission._id}`,
    run: () => commissionsWhenDue(ctx, commission),
  }))
}

async function sendJobs(ctx: Context, mayGoOn: () => boolean): Promise<Job[]> {
  const due = await findDue(ctx, 'sends')
  return due.map((send) => sending(ctx, send, mayGoOn))
}

async function noticeJobs(ctx: Context): Promise<Job[]> {
  const people = await peopleWithDueNotices(ctx)
  return people.map((personId) => ({
    name: `notices of ${personId}`,
    run: () => collectNotices(ctx, personId),
  }))
}

async function messageJobs(ctx: Context): Promise<Job[]> {
  const due = await findDue(ctx, 'messages', messagesAtOnce)
  return due.map((message) => ({
    name: `message ${message._id}`,
    run: () => deliverMessage(ctx, message),
  }))
}

/** Last: nobody waits for a table as they wait for an edition. */
async function exportJobs(ctx: Context, mayGoOn: () => boolean): Promise<Job[]> {
  const due = await findDue(ctx, 'exports')
  return due.map((job) => ({ name: `export ${job._id}`, run: () => goOnWithExport(ctx, job, mayGoOn) }))
}

type Job = { readonly name: string; readonly run: () => Promise<unknown> }

/** One job's fault keeps none of the others from being done. */
async function runAll(
  ctx: Context,
  jobs: readonly Job[],
  mayGoOn: () => boolean,
): Promise<{ done: number; failed: number }> {
  let done = 0
  let failed = 0
  for (const job of jobs) {
    if (!mayGoOn()) break
    try {
      await job.run()
      done += 1
    } catch (fault) {
      failed += 1
      logFault(ctx, job.name, fault)
    }
  }
  return { done, failed }
}

function sending(ctx: Context, due: Send, mayGoOn: () => boolean): Job {
  return {
    name: `send ${due._id}`,
    run: async () => {
      const send = await claim(ctx, 'sends', due)
      if (send) await advanceSend(ctx, send, mayGoOn)
    },
  }
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.filter((instant) => instant !== null).sort()[0] ?? null
}
