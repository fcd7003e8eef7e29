import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string>()

/** Lets whatever happens for this request know which one it is. */
export function duringRequest<T>(requestId: string, work: () => T): T {
  return current.run(requestId, work)
}

export function currentRequestId(): string | undefined {
  return current.getStore()
}
