import { deliverCallback } from './callbacks'
import type { Environment } from './environment'
import { callbackOf, massSendFinished, publishFinished } from './events'
import { deletePages, showPages } from './pages'
import type { CallbackDelivery, Publication, PublishStatus, Send } from './records'
import { put } from './store'

/** API mass-send protection: the administrator has half an hour (wechat-facts 1.7). */
const adminHas = 30 * 60_000

/** Completes what is waiting after the time that is set; with none set, only `settle` does. */
export function completeLater(env: Environment): void {
  const after = env.settings.completeAfterMs
  if (after === null) return
  const timer = setTimeout(() => {
    env.timers.delete(timer)
    completeWaiting(env)
  }, after)
  env.timers.add(timer)
}

/** After the clock was moved forward: completes what would have been through by now. */
export function completeDue(env: Environment): void {
  const after = env.settings.completeAfterMs
  if (after !== null) completeWaiting(env, env.now() - after)
}

/** Completes every waiting send and publication now and waits until their callbacks are through. */
export async function settle(env: Environment): Promise<void> {
  completeWaiting(env)
  while (env.deliveries.size > 0) await Promise.all(env.deliveries)
}

/** What a stopped process left undone: waiting jobs complete in their time, callbacks go out again. */
export function resume(env: Environment): void {
  const waiting = env.store.all('sends').some((send) => send.status === 'SENDING')
  if (waiting || env.store.all('publications').some((publication) => publication.status === 1))
    completeLater(env)
  for (const callback of env.store.all('callbacks')) {
    if (callback.state === 'waiting') deliverCallback(env, callback)
  }
}

/** The administrator's answer to every send of the account that waits for one. */
export function answerAsAdmin(env: Environment, appid: string, agreed: boolean): number {
  expireUnconfirmed(env)
  const waiting = env.store.all('sends').filter((s) => s.appid === appid && s.status === 'AWAITING_ADMIN')
  for (const send of waiting) {
    if (agreed) env.store.commit(put('sends', String(send.msgId), { ...send, status: 'SENDING' }))
    else finishSend(env, send, 'send fail')
  }
  if (agreed) completeLater(env)
  return waiting.length
}

export function expireUnconfirmed(env: Environment): void {
  for (const send of env.store.all('sends')) {
    const late = env.now() - send.acceptedAt > adminHas
    if (send.status === 'AWAITING_ADMIN' && late) finishSend(env, send, 'send fail')
  }
}

function completeWaiting(env: Environment, acceptedUntil = Infinity): void {
  expireUnconfirmed(env)
  for (const send of env.store.all('sends')) {
    if (send.status !== 'SENDING' || send.acceptedAt > acceptedUntil) continue
    const { status, reprints } = env.dials.takeOutcome('send') ?? well
    finishSend(env, send, status, reprints)
  }
  for (const publication of env.store.all('publications')) {
    if (publication.status !== 1 || publication.acceptedAt > acceptedUntil) continue
    finishPublication(env, publication, env.dials.takeOutcome('publish')?.status ?? '0')
  }
}

const well = { status: 'send success', reprints: [] }

/** Somebody deleted all of it in the console, or the platform banned it: after it had gone out (wechat-facts 1.6). */
export function removeAfterwards(env: Environment, id: string, by: 'user' | 'platform'): boolean {
  const send = env.store.get('sends', id)
  const publication = env.store.get('publications', id)
  if (send?.status === 'SEND_SUCCESS') {
    env.store.commit(...deletePages(env, send, 0), put('sends', id, { ...send, status: 'DELETE' }))
    return true
  }
  if (publication?.status !== 0) return false
  const removed: Publication = { ...publication, status: by === 'user' ? 5 : 6 }
  const callback = callbackOf(env, publication.appid, 'PUBLISHJOBFINISH', publishFinished(env, removed))
  env.store.commit(
    ...deletePages(env, removed, 0),
    put('publications', id, removed),
    ...putCallback(callback),
  )
  if (callback) deliverCallback(env, callback)
  return true
}

function finishSend(env: Environment, send: Send, status: string, reprints: number[] = []): void {
  const success = status === 'send success'
  const finished: Send = { ...send, status: success ? 'SEND_SUCCESS' : 'SEND_FAIL' }
  const callback = callbackOf(
    env,
    send.appid,
    'MASSSENDJOBFINISH',
    massSendFinished(env, send, status, reprints),
  )
  env.store.commit(
    put('sends', String(send.msgId), finished),
    ...(success ? showPages(env, send) : []),
    ...putCallback(callback),
  )
  if (callback) deliverCallback(env, callback)
}

function finishPublication(env: Environment, publication: Publication, status: string): void {
  const finished: Publication = { ...publication, status: Number(status) as PublishStatus }
  const callback = callbackOf(env, publication.appid, 'PUBLISHJOBFINISH', publishFinished(env, finished))
  env.store.commit(
    put('publications', String(publication.publishId), finished),
    ...(finished.status === 0 ? showPages(env, publication) : []),
    ...putCallback(callback),
  )
  if (callback) deliverCallback(env, callback)
}

function putCallback(callback: CallbackDelivery | undefined) {
  return callback ? [put('callbacks', callback.id, callback)] : []
}
