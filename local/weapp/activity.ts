type Timer = { handle: NodeJS.Timeout; delay: number; repeats: boolean }

/** Knows what the app still waits for: wx calls under way and its timers. */
export type Activity = {
  track<T>(work: Promise<T>): Promise<T>
  setTimer(callback: () => void, delay: number, repeats: boolean): number
  clearTimer(id: number): void
  /** Resolves when no wx call is under way and no timer is due within `window` ms. */
  settle(options?: { window?: number; timeout?: number }): Promise<void>
  stop(): void
}

const CALM_ROUNDS = 3

export function watchActivity(): Activity {
  const pending = new Set<Promise<unknown>>()
  const timers = new Map<number, Timer>()
  let lastTimer = 0

  const busy = (window: number) =>
    pending.size > 0 || [...timers.values()].some((timer) => !timer.repeats && timer.delay <= window)

  return {
    track(work) {
      pending.add(work)
      const done = () => void pending.delete(work)
      work.then(done, done)
      return work
    },

    setTimer(callback, delay, repeats) {
      const id = ++lastTimer
      const once = () => {
        timers.delete(id)
        callback()
      }
      const handle = repeats ? setInterval(callback, delay) : setTimeout(once, delay)
      timers.set(id, { handle, delay, repeats })
      return id
    },

    clearTimer(id) {
      const timer = timers.get(id)
      if (timer) clearTimeout(timer.handle)
      timers.delete(id)
    },

    async settle({ window = 60, timeout = 45_000 } = {}) {
      const end = Date.now() + timeout
      for (let calm = 0; calm < CALM_ROUNDS;) {
        await new Promise((resolve) => setImmediate(resolve))
        calm = busy(window) ? 0 : calm + 1
        if (calm === 0) await new Promise((resolve) => setTimeout(resolve, 1))
        if (Date.now() > end) throw new Error(`the app is still busy after ${timeout} ms`)
      }
    },

    stop() {
      for (const timer of timers.values()) clearTimeout(timer.handle)
      timers.clear()
    },
  }
}
