import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WastefulCall } from '../../local/wasteful-calls'
import { startLocalProcess } from './local-process'

/** A refusal by the platform: the function did not run, or did not return. */
class PlatformError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

export type TestEnvironment = {
  readonly envId: string
  readonly url: string
  readonly adminUrl: string
  /** Asks WeChat's stand-in (`sends`, `calls`) or, with a body, tells it something (`faults`, `accounts`). */
  standIn(verb: string, body?: object): Promise<unknown>
  /** As a client signed in with this openid; without one, as somebody who is not. */
  callAs(openId: string | undefined, name: string, event?: unknown): Promise<unknown>
  /** As the platform calls: past the security rules, with no identity unless one is given. */
  invoke(name: string, event?: unknown, as?: { openId?: string; trigger?: string }): Promise<unknown>
  now(): Promise<string>
  setClock(now: string): Promise<void>
  /** Runs the `clock` function at each instant something is due, up to `to`. */
  advanceTo(to: string): Promise<{ now: string; ran: { at: string; ok: boolean; answer: unknown }[] }>
  /** Ends the processes of a function as `kill -9` does. */
  kill(name: string): Promise<void>
  /** Kills a function before or after it writes something down for the n-th time from now. */
  trap(trap: { name: string; write: number; when: 'before' | 'after' }): Promise<void>
  /** How often something was written down since then. */
  writes(): Promise<number>
  /** How many documents there are, by collection. */
  documents(): Promise<Readonly<Record<string, number>>>
  /** Everything the functions printed. */
  log(): Promise<string>
  /** Puts it aside for others to begin `from` this name; it is gone itself. Fails as `remove` does. */
  keep(as: string): Promise<void>
  /** Afterwards nothing of the environment is left. Fails when a query read far more documents than it returned. */
  remove(): Promise<void>
}

export type UseLocalOptions = {
  /** In place of a name of its own: made anew, it is known by the same. */
  readonly envId?: string
  /** What another one was kept as, to begin as it was then. */
  readonly from?: string
  readonly now?: string
  /** Variables of the functions, over those of `local/settings.ts`. */
  readonly settings?: Record<string, string>
  /** A folder with `cloudbaserc.json` and `functions/`, in place of the product's own functions. */
  readonly functionsOf?: string
  /** For tests whose subject is the database itself: queries may read far more than they return. */
  readonly mayScan?: boolean
}

/**
 * A fresh environment of the local CloudBase, and `process.env` set as a function's is, so that the SDK in this
 * Jest process reaches it with `tcb.init({ env: envId })`. Call it in `beforeAll`; call `remove()` in `afterAll`.
 */
export async function useLocal(options: UseLocalOptions = {}): Promise<TestEnvironment> {
  const url = await localOfThisWorker(options.functionsOf)
  const { envId = `test-${randomUUID().slice(0, 12)}` } = options
  await post(`${url}/_local/environments`, {
    envId,
    now: options.now,
    from: options.from,
    settings: { WECHAT_PATIENCE_MS: '2500', ...options.settings },
  })
  Object.assign(process.env, await request(`${url}/_local/environments/${envId}/variables`))
  return environmentAt(url, envId, options)
}

/**
 * An environment that begins as `make` left one: that is done once in each Jest worker, and copied from then on.
 * Nobody sees what becomes of the copies of others.
 */
export async function useKept(
  kept: string,
  now: string,
  make: (local: TestEnvironment) => Promise<void>,
): Promise<TestEnvironment> {
  const url = await localOfThisWorker()
  const { kept: all } = (await request(`${url}/_local/environments`)) as { kept: string[] }
  if (!all.includes(kept)) {
    const first = await useLocal({ now })
    await make(first)
    await first.keep(kept)
  }
  return useLocal({ now, from: kept })
}

/** The face of an environment that exists at a local CloudBase. */
export function environmentAt(
  url: string,
  envId: string,
  { mayScan = false }: Pick<UseLocalOptions, 'mayScan'> = {},
): TestEnvironment {
  const control = `${url}/_local/environments/${envId}`
  const described = async () => (await request(control)) as Description
  return {
    envId,
    url,
    adminUrl: `${url}/admin`,
    standIn: async (verb, body) => {
      const { standInUrl } = await described()
      return body ? post(`${standInUrl}/${verb}`, body) : request(`${standInUrl}/${verb}`)
    },
    callAs: (openId, name, event = {}) =>
      post(
        `${url}/v1/functions/${name}?env=${envId}`,
        event,
        openId && { authorization: `Bearer openid:${openId}` },
      ),
    invoke: async (name, event = {}, as = {}) => {
      const { result } = (await post(`${control}/invoke`, { name, event, ...as })) as { result: unknown }
      return result
    },
    now: async () => (await described()).now,
    setClock: async (now) => {
      await post(`${control}/clock`, { now })
    },
    advanceTo: async (to) => (await post(`${control}/advance`, { to })) as never,
    kill: async (name) => {
      await post(`${control}/kill`, { name })
    },
    trap: async (trap) => {
      await post(`${control}/trap`, trap)
    },
    writes: async () => ((await request(`${control}/trap`)) as { writes: number }).writes,
    documents: async () => (await described()).documents,
    log: async () => readFileSync((await described()).log, 'utf8'),
    keep: async (as) => {
      const wasteful = (await described()).wastefulCalls
      await post(`${control}/keep`, { as })
      if (wasteful.length > 0 && !mayScan) throw new Error(scolding(wasteful))
    },
    remove: async () => {
      const wasteful = (await described()).wastefulCalls
      await request(control, { method: 'DELETE' })
      if (wasteful.length > 0 && !mayScan) throw new Error(scolding(wasteful))
    },
  }
}

type Description = {
  readonly now: string
  readonly documents: Readonly<Record<string, number>>
  readonly log: string
  readonly standInUrl: string
  readonly wastefulCalls: readonly WastefulCall[]
}

function scolding(calls: readonly WastefulCall[]): string {
  const lines = calls.map(
    ({ action, collection, query, order, examined, returned, times }) =>
      `  ${collection}: ${examined} examined for ${returned} returned (${times} times), ${action} ${query} ${order}`,
  )
  return [
    'These queries read more than 2 × what they return + 20 documents. Give them an index in',
    'cloudfunctions/_platform/indexes.ts, or ask for less:',
    ...lines,
  ].join('\n')
}

/**
 * One local CloudBase per Jest worker. Each test file has modules and globals of its own, so that what a worker
 * shares is noted in a folder named after its process; it goes when the worker ends.
 */
async function localOfThisWorker(functionsOf?: string): Promise<string> {
  const key = functionsOf === undefined ? 'product' : path.basename(path.dirname(functionsOf))
  const dir = path.join(tmpdir(), `weigui-jest-${process.pid}-${key}`)
  const note = path.join(dir, 'url')
  const running = existsSync(note) ? readFileSync(note, 'utf8') : ''
  if (running && (await answers(running))) return running
  rmSync(dir, { recursive: true, force: true })
  const { url } = await startLocalProcess({ dir, functionsOf, temporary: true })
  writeFileSync(note, url)
  return url
}

/** The note may be of an earlier process with the same number. */
async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/_local/health`).then(
    (response) => response.ok,
    () => false,
  )
}

function post(url: string, body: unknown, headers?: Record<string, string> | '') {
  return request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers || {}) },
    body: JSON.stringify(body),
  })
}

async function request(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init)
  const answer = (await response.json()) as { code?: string; message?: string }
  if (!response.ok) throw new PlatformError(answer.code ?? '', answer.message ?? '', response.status)
  return answer
}
