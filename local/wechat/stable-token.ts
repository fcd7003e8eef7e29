import { beijingDay } from './beijing-day'
import type { Environment } from './environment'
import { text, type Fields } from './fields'
import type { Account, ForcedRefreshes, Token } from './records'
import { refuse } from './refusal'
import { put } from './store'

// wechat-facts 1.3
const lifetime = 7200_000
const renewedBefore = 300_000
const forcedPerDay = 20
const forcedApart = 30_000
/** Callers must have room for 512 characters, so they get that many. */
const tokenLength = 512

/** `POST /cgi-bin/stable_token`: the same token until five minutes before its end (wechat-facts 1.3). */
export function giveStableToken(env: Environment, body: Fields) {
  if (text(body, 'grant_type') !== 'client_credential') refuse(40035, 'grant_type')
  const account = env.store.get('accounts', text(body, 'appid')) ?? refuse(40013)
  if (account.secret !== text(body, 'secret')) refuse(40125)
  const current = latestToken(env, account)
  const token =
    body['force_refresh'] === true ? forceToken(env, account, current) : (current ?? issueToken(env, account))
  return { access_token: token.token, expires_in: Math.floor((token.expiresAt - env.now()) / 1000) }
}

/** Whose token it is; missing 41001, unreadable 40014, unknown or replaced 40001, old 42001 (wechat-facts 1.10). */
export function accountOfToken(env: Environment, accessToken: string | null): Account {
  if (!accessToken) refuse(41001)
  if (!new RegExp(`^[\\w-]{${tokenLength}}$`).test(accessToken)) refuse(40014)
  const token = env.store.get('tokens', accessToken)
  if (!token || token.replaced) refuse(40001)
  if (token.expiresAt <= env.now()) refuse(42001)
  return env.store.get('accounts', token.appid) ?? refuse(40001)
}

function latestToken(env: Environment, account: Account): Token | undefined {
  return env.store
    .all('tokens')
    .reverse()
    .find((t) => t.appid === account.appid && !t.replaced && t.expiresAt - renewedBefore > env.now())
}

function issueToken(env: Environment, account: Account): Token {
  const issuedAt = env.now()
  const token = env.issueId('token', tokenLength)
  const issued = { token, appid: account.appid, issuedAt, expiresAt: issuedAt + lifetime, replaced: false }
  env.store.commit(put('tokens', token, issued))
  return issued
}

/** Forcing kills the old token at once; too soon after the last time it changes nothing (wechat-facts 1.3). */
function forceToken(env: Environment, account: Account, current: Token | undefined): Token {
  const day = beijingDay(env.now())
  const before = env.store.get('forcedRefreshes', account.appid)
  const today: ForcedRefreshes = before?.day === day ? before : { day, times: 0, lastAt: 0 }
  if (current && env.now() - today.lastAt < forcedApart) return current
  if (today.times >= forcedPerDay) refuse(45009)
  env.store.commit(
    put('forcedRefreshes', account.appid, { day, times: today.times + 1, lastAt: env.now() }),
    ...env.store
      .all('tokens')
      .filter((old) => old.appid === account.appid)
      .map((old) => put('tokens', old.token, { ...old, replaced: true })),
  )
  return issueToken(env, account)
}
