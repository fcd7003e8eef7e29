export type Callback = (error: unknown, value?: unknown) => void

export type Handler = (event: unknown, context: unknown, callback: Callback) => unknown

/** To be told when nothing keeps the process busy any more. */
let waiting: (() => void)[] = []

process.on('beforeExit', () => {
  const told = waiting
  waitForHost()
  for (const report of told) report()
})

/** The channel to the host would keep the process busy for ever, so that it does not count meanwhile. */
function whenNothingIsLeft(report: () => void) {
  waiting.push(report)
  process.channel?.unref()
}

/** Between calls the process waits for its host. */
export function waitForHost() {
  waiting = []
  process.channel?.ref()
}

/** A handler may give anything for an error. */
type Settle = { resolve(value: unknown): void; reject(error: unknown): void }

/**
 * Runs a handler as the Node.js runtime of the cloud does. A promise answers when it settles and a returned value
 * at once; `callback` answers when nothing is left to do, or at once where the handler has set
 * `callbackWaitsForEmptyEventLoop` to false. A handler that does none of this answers null in the end.
 */
export function runHandler(handler: Handler, event: unknown, given: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    begin(handler, event, given, { resolve, reject })
  })
}

function begin(handler: Handler, event: unknown, given: object, settle: Settle) {
  let called = false
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    done: (error: unknown, value?: unknown) => {
      context.callbackWaitsForEmptyEventLoop = false
      callback(error, value)
    },
    succeed: (value: unknown) => context.done(null, value),
    fail: (error: unknown) => context.done(error),
    ...given,
  }
  const callback: Callback = (error, value) => {
    if (called) return
    called = true
    const answer = () =>
      error === null || error === undefined ? settle.resolve(value) : settle.reject(error)
    if (context.callbackWaitsForEmptyEventLoop) whenNothingIsLeft(answer)
    else answer()
  }

  const returned = handler(event, context, callback)
  if (isThenable(returned)) returned.then(settle.resolve, settle.reject)
  else if (returned !== undefined) settle.resolve(returned)
  else whenNothingIsLeft(() => called || settle.resolve(null))
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}
