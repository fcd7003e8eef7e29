import { addMinutes, type Instant } from '../shared/_kernel'
import type { Channel } from '../shared/channels'
import { standsStill } from '../shared/operations'
import type { Send } from '../shared/publishing'
import type { Tick } from './_platform/clock-door'
import type { Context } from './_platform/context'
import { watchDue, type Due, type DueWatch } from './_platform/due'
import { claim } from './_platform/lease'
import { logFault } from './_platform/log'
import { forgetMessages, hearLater } from './_platform/wechat'
import { accountWhenDue } from './accounts'
import { adjustmentWhenDue } from './adjustments'
import { enactVersion } from './amendments'
import { goOnWithExport } from './archive'
import { whenDue } from './approvals'
import { allChannels } from './channels'
import { commissionsWhenDue } from './commissions'
import { prepareEditions, reclaimPlaces } from './editions'
import { collectNotices, deliverMessage, prepareDelivery, settingsOf, settleMessages } from './notices'
import { advanceSend, advanceTakedown } from './publishing'
import { noteOperation, readOperation } from './operations'
import { channelsWithWaiting, holdsInUse, placeWaitingPosts } from './posts'
import { goOnReading } from './readings'
import { requestKinds } from './request-kinds'
import { takeUpEdition } from './take-up-edition'
import { goOnWithRoster, spreadName } from './staff'
import { sealDays } from './trail'
import { listener } from './wechat-reports'

/** A failed job, or one for which there was no time, is tried again soon, however far away the next one is. */
const retryMinutes = 1

/** More than a tick brings on their way before its time is over. */
const messagesAtOnce = 200

/** Whose documents wait for the clock. */
const waiting = [
  'callbackMessages',
  'approvals',
  'amendments',
  'adjustments',
  'editions',
  'takedowns',
  'commissions',
  'accounts',
  'sends',
  'readings',
  'notices',
  'messages',
  'exports',
  'rosters',
  'units',
] as const satisfies readonly Due[]

/** Everything that time brings about: editions are made ahead, lock when due, go out in their window. */
export async function tick(ctx: Context, mayGoOn: () => boolean): Promise<Tick> {
  const [channels, restore] = await Promise.all([allChannels(ctx), readOperation(ctx, 'restore')])
  if (standsStill(restore)) {
    await noteOperation(ctx, 'tick', { at: ctx.now, done: 0, failed: 0 })
    return { done: 0, failed: 0, nextDueAt: null }
  }
  const written = ctx.db.written('channels')
  // A version that has just begun to hold has written to them.
  const channelsNow = () => (ctx.db.written('channels') === written ? channels : allChannels(ctx))
  // What a round finds due rests on what the one before has done: places lapse before their edition locks.
  const due = await watchDue(ctx, waiting)
  let sealing: Instant | null = null
  const rounds = [
    () => reportJobs(ctx, due),
    () => approvalJobs(ctx, due),
    () => amendmentJobs(ctx, due),
    () => adjustmentJobs(ctx, due),
    async () => editionJobs(ctx, due, await channelsNow()),
    () => placingJobs(ctx, channels),
    () => commissionJobs(ctx, due),
    () => accountJobs(ctx, due),
    () => sendJobs(ctx, due, mayGoOn),
    () => readingJobs(ctx, due, mayGoOn),
    // After all else: what is told of takes its course, whatever becomes of the telling.
    () => noticeJobs(ctx, due),
    () => messageJobs(ctx, due),
    () => exportJobs(ctx, due, mayGoOn),
    () => rosterJobs(ctx, due, mayGoOn),
    () => unitJobs(ctx, due, mayGoOn),
    () =>
      Promise.resolve([
        { name: 'seal days', run: async () => void (sealing = await sealDays(ctx, mayGoOn)) },
      ]),
  ]
  let done = 0
  let failed = 0
  for (const jobsOf of rounds) {
    const jobs = await jobsOf().catch((fault: unknown) => {
      failed += 1
      logFault(ctx, 'look for what is due', fault)
      return []
    })
    const ran = await runAll(ctx, jobs, mayGoOn)
    done += ran.done
    failed += ran.failed
  }
  await noteOperation(ctx, 'tick', { at: ctx.now, done, failed })
  const next = await Promise.all(waiting.map((collection) => due.nextAt(collection)))
  const soon = failed > 0 || !mayGoOn() ? [addMinutes(ctx.now, retryMinutes)] : []
  return { done, failed, nextDueAt: earliest([...next, sealing, ...soon]) }
}

/** What WeChat reported and the door could not finish. Before anything that would look for the same evidence. */
async function reportJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  const found = await due.find('callbackMessages')
  return [
    ...found.map((message) => ({
      name: `report ${message._id}`,
      run: () => hearLater(ctx, message, listener),
    })),
    { name: 'forget reports', run: () => forgetMessages(ctx) },
  ]
}

async function approvalJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  const found = await due.find('approvals')
  return found.map((approval) => ({
    name: `approval ${approval._id}`,
    run: () => whenDue(ctx, requestKinds, approval),
  }))
}

/** Before adjustments: what a version changes in editions that are made already is one (decision 42). */
async function amendmentJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  const found = await due.find('amendments')
  return found.map(({ _id }) => ({ name: `version ${_id}`, run: () => enactVersion(ctx, _id) }))
}

/** Before editions lock: the hour at which they do may be what was adjusted. */
async function adjustmentJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  const found = await due.find('adjustments')
  return found.map((adjustment) => ({
    name: `adjustment ${adjustment._id}`,
    run: () => adjustmentWhenDue(ctx, adjustment),
  }))
}

async function editionJobs(ctx: Context, due: DueWatch, channels: readonly Channel[]): Promise<Job[]> {
  const [editions, takedowns] = await Promise.all([due.find('editions'), due.find('takedowns')])
  return [
    ...channels.map((channel) => ({
      name: `prepare ${channel._id}`,
      run: () => prepareEditions(ctx, channel),
    })),
    ...editions.map((edition) => ({
      name: `${edition.state} edition ${edition._id}`,
      run: () => takeUpEdition(ctx, edition),
    })),
    ...takedowns.map((takedown) => ({
      name: `take down ${takedown.postId}`,
      run: () => advanceTakedown(ctx, takedown),
    })),
    { name: 'reclaim places', run: () => reclaimPlaces(ctx, holdsInUse) },
  ]
}

/** Once editions have locked and places are free again. */
async function placingJobs(ctx: Context, channels: readonly Channel[]): Promise<Job[]> {
  const waiting = await channelsWithWaiting(
    ctx,
    channels.map(({ _id }) => _id),
  )
  return waiting.map((id) => ({ name: `place posts of ${id}`, run: () => placeWaitingPosts(ctx, id) }))
}

async function commissionJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  const found = await due.find('commissions')
  return found.map((commission) => ({
    name: `remind of commission ${commission._id}`,
    run: () => commissionsWhenDue(ctx, commission),
  }))
}

async function accountJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  const found = await due.find('accounts')
  return found.map((account) => ({ name: `account ${account._id}`, run: () => accountWhenDue(ctx, account) }))
}

async function readingJobs(ctx: Context, due: DueWatch, mayGoOn: () => boolean): Promise<Job[]> {
  const found = await due.find('readings')
  return found.map((reading) => ({
    name: `reading ${reading._id}`,
    run: () => goOnReading(ctx, reading, mayGoOn),
  }))
}

async function sendJobs(ctx: Context, due: DueWatch, mayGoOn: () => boolean): Promise<Job[]> {
  const found = await due.find('sends')
  return found.map((send) => sending(ctx, send, mayGoOn))
}

async function noticeJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  if (!(await due.isDue('notices'))) return []
  return [{ name: 'notices', run: async () => collectNotices(ctx, await settingsOf(ctx)) }]
}

async function messageJobs(ctx: Context, due: DueWatch): Promise<Job[]> {
  const found = await due.find('messages', messagesAtOnce)
  if (found.length === 0) return []
  const delivery = await prepareDelivery(ctx, found)
  const going = await settleMessages(ctx, found, delivery)
  return going.map((message) => ({
    name: `message ${message._id}`,
    run: () => deliverMessage(ctx, message, delivery),
  }))
}

/** Last: nobody waits for a table as they wait for an edition. */
async function exportJobs(ctx: Context, due: DueWatch, mayGoOn: () => boolean): Promise<Job[]> {
  const found = await due.find('exports')
  return found.map((job) => ({ name: `export ${job._id}`, run: () => goOnWithExport(ctx, job, mayGoOn) }))
}

async function rosterJobs(ctx: Context, due: DueWatch, mayGoOn: () => boolean): Promise<Job[]> {
  const found = await due.find('rosters')
  return found.map((job) => ({ name: `roster ${job._id}`, run: () => goOnWithRoster(ctx, job, mayGoOn) }))
}

async function unitJobs(ctx: Context, due: DueWatch, mayGoOn: () => boolean): Promise<Job[]> {
  const found = await due.find('units')
  return found.map((unit) => ({
    name: `name of unit ${unit._id}`,
    run: () => spreadName(ctx, unit, mayGoOn),
  }))
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
