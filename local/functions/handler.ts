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

/**
 * Runs a handler as the Node.js runtime of the cloud does. A promise answers when it settles and a returned value
 * at once; `callback` answers when nothing is left to do, or at once where the handler has set
 * `callbackWaitsForEmptyEventLoop` to false. A handler that does none of this answers null in the end.
 */
export function runHandler(handler: Handler, event: unknown, given: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
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
      // A handler may give anything for an error.
      const answer = () => (error === null || error === undefined ? resolve(value) : reject(error as Error))
      if (context.callbackWaitsForEmptyEventLoop) whenNothingIsLeft(answer)
      else answer()
    }

    const returned = handler(event, context, callback)
    if (isThenable(returned)) returned.then(resolve, reject)
    else if (returned !== undefined) resolve(returned)
    else whenNothingIsLeft(() => !called && resolve(null))
  })
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}
