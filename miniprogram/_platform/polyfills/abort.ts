// WeChat's logic layer has no AbortController, and query-core makes one for every read: without it reads hang for
// ever, silently. ProvidePlugin (config/index.ts) injects this one, so that no writable global object is needed.

type AbortEvent = { readonly type: 'abort' }
type Listener = ((event: AbortEvent) => void) | { handleEvent(event: AbortEvent): void }

class Signal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  readonly listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener) {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener) {
    this.listeners.delete(listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
}

export class AbortController {
  readonly signal = new Signal()

  abort(reason: unknown = aborted()) {
    const { signal } = this
    if (signal.aborted) return
    signal.aborted = true
    signal.reason = reason
    for (const listener of [signal.onabort, ...signal.listeners]) {
      if (typeof listener === 'function') listener.call(signal, { type: 'abort' })
      else listener?.handleEvent({ type: 'abort' })
    }
  }
}

function aborted(): Error {
  const error = new Error('This operation was aborted')
  error.name = 'AbortError'
  return error
}
