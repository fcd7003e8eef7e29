import { hkdfSync } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { instantOf, type Instant } from '../../../shared/_kernel'
import type { Context } from '../context'
import { Contention } from '../contention'
import type { Database } from '../database'
import { environment } from '../environment'
import { lock, unlock } from '../secrets/lock'
import { openSecret, SecretTrouble } from '../secrets/open-secret'
import { callWeChat, NoSecret, NoToken, WeChatError, WeChatUnreachable } from './request'
import type { StoredToken } from './stored-token'

/** What a call in an account's name needs: the database, the time as it goes on, and whose log it is in. */
export type WeChatContext = Pick<Context, 'db' | 'clock' | 'requestId'>

export type Token = { readonly value: string; readonly serial: number; readonly expiresAt: Instant }

const endpoint = '/cgi-bin/stable_token'

/** WeChat gives out the next token from five minutes before the end of this one; until then both are good. */
const renewBeforeMs = 5 * 60_000
const askMs = 5_000
/** Longer than asking takes, so that it ends by itself only when whoever had it has died. */
const leaseMs = 10_000
/** While the old token still serves, WeChat is not asked at every call when it has just refused. */
const restAfterFailureMs = 30_000
/** While none serves, those who come together are told together; whoever tries again a moment later is not put off. */
const sharedFailureMs = 2_000
const lookAgainMs = 100
const patienceOverLeaseMs = leaseMs + askMs

/** What an invocation has opened, by account: a post of twenty pictures looks its token up once. */
const opened = new WeakMap<Database, Map<string, Token>>()

/**
 * The account's token, from the database. Before its end one asker alone fetches the next; the others go on with the
 * old one, or wait for the new one when the old one is over.
 * @param refused the token that WeChat did not take; it does not count any more
 * @throws NoToken
 */
export async function tokenFor(
  ctx: WeChatContext,
  appId: string,
  refused: Token | null = null,
  patienceMs = patienceOverLeaseMs,
): Promise<Token> {
  const ours = opened.get(ctx.db) ?? new Map<string, Token>()
  const known = refused ? undefined : ours.get(appId)
  if (known && !isEnding(known.expiresAt, ctx.clock())) return known
  const token = await keptToken(ctx, sourceOf(await secretOf(ctx, appId)), refused, patienceMs)
  opened.set(ctx.db, ours.set(appId, token))
  return token
}

/** Whose token it is: what it is kept under and locked with, and how the next one is asked for. */
export type TokenSource = {
  readonly id: string
  readonly secret: string
  readonly ask: (ctx: WeChatContext, patienceMs: number) => Promise<Omit<Token, 'serial'>>
}

/**
 * The same for whoever else gives tokens out.
 * @throws NoToken
 */
export async function keptToken(
  ctx: WeChatContext,
  source: TokenSource,
  refused: Token | null,
  patienceMs: number,
): Promise<Token> {
  const { id } = source
  const waitsUntil = performance.now() + patienceMs
  for (;;) {
    const stored = await ctx.db.get('wechatTokens', id)
    const usable = usableToken(ctx, source, stored, refused)
    const isTaken = isLeased(stored, ctx.clock())
    if (usable && (isTaken || !isDue(stored, ctx.clock()))) return usable
    if (!usable && !isTaken && hasJustFailed(stored, ctx.clock())) throw new NoToken(failureOf(stored))
    const leased = isTaken ? null : await takeLease(ctx, id, stored)
    if (leased) return renew(ctx, leased, source, usable)
    if (usable) return usable
    if (performance.now() > waitsUntil)
      throw new NoToken(new WeChatUnreachable(endpoint, 'somebody else asks'))
    await pause(lookAgainMs)
  }
}

/**
 * Asks WeChat with the AppSecret as it is kept, whether or not there is a token. WeChat answers with the one in use.
 * @throws NoToken
 */
export async function proveSecret(ctx: WeChatContext, appId: string): Promise<void> {
  const secret = await secretOf(ctx, appId)
  await askWeChat(ctx, secret, askMs).catch((fault: unknown) => {
    throw new NoToken(fault)
  })
}

type AppSecret = { readonly appId: string; readonly value: string }

/** The Mini Program's own secret is deployed with the functions that speak in its name; all others are kept sealed. */
async function secretOf(ctx: WeChatContext, appId: string): Promise<AppSecret> {
  const { MINI_PROGRAM } = environment()
  if (MINI_PROGRAM?.appId === appId) return { appId, value: MINI_PROGRAM.secret }
  const [value] = await openSecret(ctx, 'app-secret', appId).catch((fault: unknown) => {
    if (!(fault instanceof SecretTrouble)) throw fault
    console.log(JSON.stringify({ called: endpoint, requestId: ctx.requestId, outcome: fault.message }))
    throw new NoToken(fault)
  })
  if (value === undefined) throw new NoToken(new NoSecret(appId))
  return { appId, value }
}

function sourceOf(secret: AppSecret): TokenSource {
  return {
    id: secret.appId,
    secret: secret.value,
    ask: (ctx, patienceMs) => askWeChat(ctx, secret, patienceMs),
  }
}

function usableToken(
  { clock }: WeChatContext,
  source: TokenSource,
  stored: StoredToken | null,
  refused: Token | null,
): Token | null {
  if (!stored?.locked || !stored.expiresAt || stored.expiresAt <= clock()) return null
  if (refused && stored.serial <= refused.serial) return null
  // One that was fetched with another secret does not open, and is as good as none.
  const value = unlock(lockingKey(source), source.id, stored.locked)
  return value === null ? null : { value, serial: stored.serial, expiresAt: stored.expiresAt }
}

function isDue(stored: StoredToken | null, now: Instant): boolean {
  const { expiresAt = null, failedAt = null } = stored ?? {}
  const wanted = expiresAt === null || isEnding(expiresAt, now)
  return wanted && (failedAt === null || later(failedAt, restAfterFailureMs) <= now)
}

function isEnding(expiresAt: Instant, now: Instant): boolean {
  return later(now, renewBeforeMs) >= expiresAt
}

function hasJustFailed(stored: StoredToken | null, now: Instant): stored is StoredToken {
  return stored?.failedAt != null && later(stored.failedAt, sharedFailureMs) > now
}

function isLeased(stored: StoredToken | null, now: Instant): boolean {
  return stored?.leasedUntil != null && stored.leasedUntil > now
}

/** By one conditional update; null when somebody else was faster. */
async function takeLease(
  { db, clock }: WeChatContext,
  id: string,
  stored: StoredToken | null,
): Promise<StoredToken | null> {
  const leasedUntil = later(clock(), leaseMs)
  if (!stored) {
    const leased = { ...noToken(id), leasedUntil }
    return db.transact((tx) => tx.insert('wechatTokens', leased)).then(() => leased, nullIfContended)
  }
  const { version } = stored
  const isTaken = await db.updateIf('wechatTokens', id, { version }, { leasedUntil })
  return isTaken ? { ...stored, leasedUntil, version: version + 1 } : null
}

function nullIfContended(fault: unknown): null {
  if (fault instanceof Contention) return null
  throw fault
}

function noToken(_id: string): StoredToken {
  const never = { locked: null, expiresAt: null, leasedUntil: null, failedAt: null, failedWith: null }
  return { _id, schema: 1, version: 1, serial: 0, ...never }
}

/** @param still good for a while, should WeChat not give another */
async function renew(
  ctx: WeChatContext,
  leased: StoredToken,
  source: TokenSource,
  still: Token | null,
): Promise<Token> {
  const answer = await source.ask(ctx, askMs).catch((fault: unknown) => ({ fault }))
  if ('fault' in answer) {
    const failedWith = answer.fault instanceof WeChatError ? answer.fault.errcode : null
    await endLease(ctx, leased, { failedAt: ctx.clock(), failedWith })
    if (still) return still
    throw new NoToken(answer.fault)
  }
  const { value, expiresAt } = answer
  const serial = leased.serial + 1
  const locked = lock(lockingKey(source), source.id, value)
  await endLease(ctx, leased, { locked, expiresAt, serial, failedAt: null, failedWith: null })
  return { value, serial, expiresAt }
}

/** Nothing is written by whom the lease was lost to somebody else. */
async function endLease(
  { db }: WeChatContext,
  { _id, version }: StoredToken,
  change: Partial<StoredToken>,
): Promise<void> {
  await db.updateIf('wechatTokens', _id, { version }, { ...change, leasedUntil: null })
}

/** In its normal mode WeChat gives the same token to all who ask, and replaces none that is in use. */
async function askWeChat(
  { clock, requestId }: WeChatContext,
  { appId, value }: AppSecret,
  patienceMs: number,
): Promise<Omit<Token, 'serial'>> {
  const asked = { grant_type: 'client_credential', appid: appId, secret: value, force_refresh: false }
  const url = `${environment().WECHAT_API_URL}${endpoint}`
  const { access_token, expires_in } = await callWeChat(url, asked, { requestId, patienceMs })
  if (typeof access_token !== 'string' || typeof expires_in !== 'number')
    throw new WeChatUnreachable(endpoint, 'an answer without a token')
  return { value: access_token, expiresAt: later(clock(), expires_in * 1000) }
}

/** What whoever waited is told of the one who asked in vain. */
function failureOf({ failedWith }: StoredToken): Error {
  return failedWith === null
    ? new WeChatUnreachable(endpoint, 'nor did it answer another')
    : new WeChatError(failedWith, 'as another was told', endpoint)
}

function lockingKey({ id, secret }: TokenSource): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, id, 'weigui access token', 32))
}

function later(from: Instant, ms: number): Instant {
  return instantOf(Date.parse(from) + ms)
}
