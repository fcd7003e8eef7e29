import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Environment } from './environment'
import { encryptMessage, signature } from './message-crypto'
import { originalId } from './events'
import type { Account, CallbackDelivery } from './records'
import { put } from './store'

// wechat-facts 1.8
const answerWithin = 5000
const retries = 3

type Callback = NonNullable<Account['callback']>
type Sealed = { url: string; body: string }

/** Posts it, and again up to three times while the answer is not `success` or empty (wechat-facts 1.8). */
export function deliverCallback(env: Environment, callback: CallbackDelivery): void {
  const delivery = attempt(env, callback).finally(() => env.deliveries.delete(delivery))
  env.deliveries.add(delivery)
}

async function attempt(env: Environment, callback: CallbackDelivery): Promise<void> {
  const account = env.store.get('accounts', callback.appid)
  const fault = env.dials.takeFault('callback')
  if (!account?.callback || (fault && fault.kind !== 'duplicate' && fault.kind !== 'delay')) {
    record(env, callback, 'lost', 0)
    return
  }
  if (fault?.kind === 'delay')
    await pause(fault.ms, undefined, { signal: env.closing }).catch(() => undefined)
  // What was not answered in time, though it was heard, comes again: a receiver must bear the same event twice.
  if (fault?.kind === 'duplicate')
    await answered(env, sealedRequest(env, account, account.callback, callback))
  for (let attempts = 1; attempts <= 1 + retries; attempts++) {
    const sealed = sealedRequest(env, account, account.callback, callback)
    if (await answered(env, sealed)) {
      record(env, callback, 'delivered', attempts)
      return
    }
  }
  record(env, callback, 'failed', 1 + retries)
}

async function answered(env: Environment, { url, body }: Sealed): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([env.closing, AbortSignal.timeout(answerWithin)]),
    })
    const said = (await response.text()).trim()
    return response.status === 200 && (said === '' || said === 'success')
  } catch {
    return false
  }
}

function sealedRequest(
  env: Environment,
  account: Account,
  { token, encodingAesKey }: Callback,
  callback: CallbackDelivery,
): Sealed {
  const random = createHash('sha256').update(`${env.id} ${callback.id}`).digest()
  const encrypted = encryptMessage(callback.xml, account.appid, encodingAesKey, random.subarray(0, 16))
  const timestamp = String(env.seconds())
  const nonce = String(random.readUInt32BE(16))
  const address = callbackAddress(env, account)
  const query = {
    signature: signature(token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: signature(token, timestamp, nonce, encrypted),
  }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const to = `<ToUserName><![CDATA[${originalId(account.appid)}]]></ToUserName>`
  return { url: address.href, body: `<xml>${to}<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>` }
}

/** What saving the address in WeChat's console does: GET with `echostr` (wechat-facts 1.8). */
export async function checkCallbackAddress(env: Environment, account: Account): Promise<boolean> {
  if (!account.callback) return false
  const timestamp = String(env.seconds())
  const nonce = env.issueId('nonce', 10)
  const echostr = env.issueId('echostr', 20)
  const address = callbackAddress(env, account)
  const query = { signature: signature(account.callback.token, timestamp, nonce), timestamp, nonce, echostr }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const response = await fetch(address, { signal: AbortSignal.timeout(answerWithin) })
  return response.ok && (await response.text()) === echostr
}

function callbackAddress(env: Environment, account: Account): URL {
  return new URL(
    account.callback?.url || `${env.addresses.gatewayUrl}/http/${env.id}/wechat/${account.appid}`,
  )
}

function record(
  env: Environment,
  callback: CallbackDelivery,
  state: CallbackDelivery['state'],
  attempts: number,
) {
  if (env.closing.aborted) return
  env.store.commit(put('callbacks', callback.id, { ...callback, state, attempts }))
}
