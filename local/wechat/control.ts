import { checkCallbackAddress } from './callbacks'
import { answerAsAdmin, completeDue, removeAfterwards, settle } from './completion'
import type { Environment } from './environment'
import { faultKinds } from './faults'
import { group, text, whole, type Fields } from './fields'
import { hasMassQuota } from './mass-quota'
import { acceptSend } from './mass'
import type { Account } from './records'
import { callCounts, shownAccount, shownPreview, shownPublication, shownSend } from './reports'
import { put, remove } from './store'
import { consentKey, templateKey } from './subscribe'

/** The control was asked for something that makes no sense; answered with HTTP 400. */
export class ControlError extends Error {}

type Control = (env: Environment, body: Fields) => object | Promise<object>

const done = { done: true }

/** `<method> <verb>` under `/_stand-in/<envId>/`; the README lists them. */
const controls: Record<string, Control> = {
  'POST accounts': registerAccount,
  'GET accounts': (env) => env.store.all('accounts').map(shownAccount),
  'POST callback-check': async (env, body) => ({
    ok: await checkCallbackAddress(env, accountNamed(env, body)),
  }),
  'POST clock': async (env, body) => {
    // No hour passes while a report is on its way for a second.
    await Promise.all(env.deliveries)
    env.adjust({ offsetMs: needed(body, 'offsetMs') })
    completeDue(env)
    return { now: new Date(env.now()).toISOString() }
  },
  'POST latency': (env, body) => {
    env.adjust({ latencyMs: needed(body, 'ms') })
    return done
  },
  'POST completion': (env, body) => {
    env.adjust({ completeAfterMs: body['afterMs'] === null ? null : needed(body, 'afterMs') })
    return done
  },
  'POST faults': addFault,
  'POST outcomes': addOutcome,
  'POST verdicts': addVerdict,
  'DELETE faults': (env) => {
    env.dials.clear()
    return done
  },
  'POST held': async (env, body) => {
    await env.dials.whenHeld(named(body, 'endpoint'))
    return done
  },
  'POST remove': (env, body) => {
    const by = text(body, 'by') === 'platform' ? 'platform' : 'user'
    if (!removeAfterwards(env, named(body, 'id'), by)) throw new ControlError('nothing of that id went out')
    return done
  },
  'POST lose-media': (env) => {
    env.store.commit(...env.store.all('media').map(({ id }) => remove('media', id)))
    return done
  },
  'POST settle': async (env) => {
    await settle(env)
    return done
  },
  'POST admin-confirmation': (env, body) => {
    const account = accountNamed(env, body)
    const changed = { ...account, needsAdminConfirmation: body['required'] === true }
    env.store.commit(put('accounts', account.appid, changed))
    return done
  },
  'POST admin-answer': (env, body) => {
    return { answered: answerAsAdmin(env, accountNamed(env, body).appid, body['agreed'] === true) }
  },
  'POST console-send': sendFromConsole,
  'POST templates': registerTemplate,
  'POST consents': addConsents,
  'POST corps': registerCorp,
  'POST robots': (env, body) => {
    env.store.commit(put('robots', named(body, 'key'), { key: named(body, 'key') }))
    return done
  },
  'GET sends': (env) => env.store.all('sends').map((send) => shownSend(env, send)),
  'GET publications': (env) => env.store.all('publications').map((job) => shownPublication(env, job)),
  'GET previews': (env) => env.store.all('previews').map((preview) => shownPreview(env, preview)),
  'GET drafts': (env) => env.store.all('drafts'),
  'GET messages': (env) => env.store.all('messages'),
  'GET corp-messages': (env) => env.store.all('corpMessages'),
  'GET robot-messages': (env) => env.store.all('robotMessages'),
  'GET callbacks': (env) => env.store.all('callbacks'),
  'GET calls': callCounts,
}

export async function handleControl(env: Environment, method: string, verb: string, body: Fields) {
  const control = controls[`${method} ${verb}`]
  if (!control) throw new ControlError(`no control ${method} ${verb}`)
  return control(env, body)
}

function registerAccount(env: Environment, body: Fields) {
  const kind = text(body, 'kind') || 'subscription'
  if (kind !== 'subscription' && kind !== 'service' && kind !== 'mini-program') throw new ControlError('kind')
  const appid = named(body, 'appid')
  const callback = group(body, 'callback')
  const account: Account = {
    appid,
    secret: named(body, 'secret'),
    kind,
    verified: body['verified'] === true,
    name: text(body, 'name') || appid,
    followers: whole(body, 'followers') ?? 100,
    needsAdminConfirmation: env.store.get('accounts', appid)?.needsAdminConfirmation ?? false,
    ...(text(callback, 'token') && { callback: readCallback(callback) }),
  }
  env.store.commit(put('accounts', appid, account))
  return done
}

function readCallback(callback: Fields): NonNullable<Account['callback']> {
  const encodingAesKey = named(callback, 'encodingAesKey')
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) throw new ControlError('encodingAesKey has 43 characters')
  return { url: text(callback, 'url'), token: text(callback, 'token'), encodingAesKey }
}

function addFault(env: Environment, body: Fields) {
  const kind = faultKinds.find((known) => known === text(body, 'kind'))
  if (!kind) throw new ControlError(`kind is one of ${faultKinds.join(', ')}`)
  const errcode = kind === 'error' || kind === 'error-after-accept' ? needed(body, 'errcode') : 0
  const times = whole(body, 'times') ?? 1
  const ms = kind === 'delay' ? needed(body, 'ms') : 0
  env.dials.addFault({ endpoint: named(body, 'endpoint'), kind, errcode, ms, times })
  return done
}

function addOutcome(env: Environment, body: Fields) {
  const of = text(body, 'of')
  if (of !== 'send' && of !== 'publish') throw new ControlError('of is send or publish')
  const reprints = Array.isArray(body['reprints']) ? body['reprints'].map(Number) : []
  env.dials.addOutcome({ of, status: named(body, 'status'), reprints, times: whole(body, 'times') ?? 1 })
  return done
}

function addVerdict(env: Environment, body: Fields) {
  const suggest = text(body, 'suggest')
  if (suggest !== 'review' && suggest !== 'risky') throw new ControlError('suggest is review or risky')
  env.dials.addVerdict({ word: named(body, 'word'), suggest, label: needed(body, 'label') })
  return done
}

/** A person presses 群发 in the web console: of a draft, or of something that was written there. */
function sendFromConsole(env: Environment, body: Fields) {
  const account = accountNamed(env, body)
  if (!hasMassQuota(env, account, true)) throw new ControlError('has no masssend quota')
  const mediaId = text(body, 'mediaId')
  const draft = mediaId
    ? env.store.get('drafts', mediaId)
    : { mediaId: '', appid: account.appid, articles: [], updatedAt: env.now() }
  if (draft?.appid !== account.appid) throw new ControlError('no such draft')
  const clientmsgid = env.issueId('console', 32)
  return shownSend(env, acceptSend(env, account, draft, { clientmsgid, toAll: true, by: 'console' }))
}

function registerTemplate(env: Environment, body: Fields) {
  const appid = accountNamed(env, body).appid
  const templateId = named(body, 'templateId')
  const fields = Array.isArray(body['fields']) ? body['fields'].map(String) : []
  env.store.commit(put('templates', templateKey(appid, templateId), { appid, templateId, fields }))
  return done
}

function addConsents(env: Environment, body: Fields) {
  const key = consentKey(named(body, 'appid'), named(body, 'openid'), named(body, 'templateId'))
  const consents = (env.store.get('consents', key) ?? 0) + (whole(body, 'count') ?? 1)
  env.store.commit(put('consents', key, consents))
  return { consents }
}

function registerCorp(env: Environment, body: Fields) {
  const corpid = named(body, 'corpid')
  const members = Array.isArray(body['members']) ? body['members'].map(String) : []
  const corp = { corpid, secret: named(body, 'secret'), agentId: needed(body, 'agentId'), members }
  env.store.commit(put('corps', corpid, corp))
  return done
}

function accountNamed(env: Environment, body: Fields): Account {
  const account = env.store.get('accounts', named(body, 'appid'))
  if (!account) throw new ControlError('no such account')
  return account
}

function named(body: Fields, name: string): string {
  const given = text(body, name)
  if (!given) throw new ControlError(`${name} is missing`)
  return given
}

function needed(body: Fields, name: string): number {
  const given = whole(body, name)
  if (given === undefined) throw new ControlError(`${name} is a whole number`)
  return given
}
