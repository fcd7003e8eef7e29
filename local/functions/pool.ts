import { FunctionError } from './function-error'
import type { Instance } from './instance'

export type PoolOptions = {
  readonly start: () => Instance
  /** The most processes at once; further calls wait. The cloud's limit is higher than a laptop can bear. */
  readonly maxInstances: number
  /** An instance unused for this long is ended. */
  readonly idleMs: number
  /** Takes an instance that nothing is asked of, when its environment closes; without it, that is ended. */
  readonly retire?: ((instance: Instance) => void) | undefined
}

/** The instances of one function: as many as calls are open, each lent to one call at a time. */
export type Pool = {
  use<T>(work: (instance: Instance) => Promise<T>): Promise<T>
  size(): number
  setClock(offsetMs: number): void
  /** Ends every process as `kill -9` does; the calls that are open in them fail. */
  kill(): Promise<void>
  close(): Promise<void>
}

export function openPool(options: PoolOptions): Pool {
  const all = new Set<Instance>()
  const idle: { instance: Instance; reap: NodeJS.Timeout }[] = []
  const waiting: { lend(instance: Instance): void; refuse(error: FunctionError): void }[] = []

  const begin = () => {
    const instance = options.start()
    all.add(instance)
    return instance
  }

  const borrow = (): Instance | Promise<Instance> => {
    for (let warm = idle.pop(); warm; warm = idle.pop()) {
      clearTimeout(warm.reap)
      if (warm.instance.isAlive()) return warm.instance
      all.delete(warm.instance)
    }
    if (all.size < options.maxInstances) return begin()
    return new Promise((lend, refuse) => waiting.push({ lend, refuse }))
  }

  const giveBack = (instance: Instance) => {
    if (!instance.isAlive()) all.delete(instance)
    const next = waiting.shift()
    if (next) next.lend(instance.isAlive() ? instance : begin())
    else if (instance.isAlive()) idle.push({ instance, reap: reapLater(instance) })
  }

  const reapLater = (instance: Instance) =>
    setTimeout(() => {
      idle.splice(
        idle.findIndex((entry) => entry.instance === instance),
        1,
      )
      all.delete(instance)
      void instance.stop()
    }, options.idleMs).unref()

  return {
    use: async (work) => {
      const instance = await borrow()
      try {
        await instance.loaded
        return await work(instance)
      } finally {
        giveBack(instance)
      }
    },
    size: () => all.size,
    setClock: (offsetMs) => {
      for (const instance of all) instance.setClock(offsetMs)
    },
    kill: async () => {
      await Promise.all([...all].map((instance) => instance.stop()))
    },
    close: async () => {
      for (const { refuse } of waiting.splice(0)) {
        refuse(new FunctionError('FUNCTIONS_EXECUTE_FAIL', 'the environment was closed'))
      }
      for (const { reap, instance } of idle.splice(0)) {
        clearTimeout(reap)
        if (options.retire && instance.isAlive() && all.delete(instance)) options.retire(instance)
      }
      await Promise.all([...all].map((instance) => instance.stop()))
    },
  }
}
