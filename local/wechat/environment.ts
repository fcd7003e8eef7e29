import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Dials } from './faults'
import type { Settings } from './records'
import { put, Store } from './store'

const atFirst: Settings = { offsetMs: 0, latencyMs: 0, completeAfterMs: 1000 }

/** Where this process and the local CloudBase listen; both may move when they start again. */
export type Addresses = { origin: string; gatewayUrl: string }

/** One tenant of the stand-in: its own accounts, clock, dials and sequence of ids. */
export class Environment {
  readonly store: Store
  readonly dials = new Dials()
  readonly timers = new Set<NodeJS.Timeout>()
  readonly deliveries = new Set<Promise<void>>()
  readonly mediaDir: string
  private readonly ending = new AbortController()

  constructor(
    readonly id: string,
    dir: string,
    readonly addresses: Addresses,
    durable: boolean,
  ) {
    this.store = new Store(join(dir, id, 'journal.jsonl'), durable)
    this.mediaDir = join(dir, id, 'media')
  }

  get settings(): Settings {
    return this.store.get('settings', 'all') ?? atFirst
  }

  adjust(changed: Partial<Settings>): void {
    const settings = { ...this.settings, ...changed }
    if (!isDeepStrictEqual(settings, this.settings)) this.store.commit(put('settings', 'all', settings))
  }

  /** Milliseconds of this environment's clock; timeouts stay on real time. */
  now(): number {
    return Date.now() + this.settings.offsetMs
  }

  seconds(): number {
    return Math.floor(this.now() / 1000)
  }

  url(path: string): string {
    return `${this.addresses.origin}/${this.id}/${path}`
  }

  /** An id that looks random and is the same for the n-th of its kind in every run. */
  issueId(kind: string, length: number): string {
    return opaque(`${this.id} ${kind} ${this.store.next(kind)}`, length)
  }

  issueNumber(kind: string, base: number): number {
    return base + this.store.next(kind)
  }

  get closing(): AbortSignal {
    return this.ending.signal
  }

  close(): void {
    this.ending.abort()
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    this.store.close()
  }
}

function opaque(seed: string, length: number): string {
  let text = ''
  for (let block = 0; text.length < length; block++) {
    text += createHash('sha512').update(`${seed} ${block}`).digest('base64url')
  }
  return text.slice(0, length)
}
