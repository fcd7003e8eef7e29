import type { Instance } from './instance'

/** Warm processes that removed environments have left, by the function that they run, for those that come after. */
export type Spares = {
  take(file: string): Instance | undefined
  put(file: string, instance: Instance): void
  close(): Promise<void>
}

export function openSpares(): Spares {
  const spare = new Map<string, Instance[]>()
  return {
    take: (file) => {
      const warm = (spare.get(file) ?? []).filter((instance) => instance.isAlive())
      const taken = warm.pop()
      spare.set(file, warm)
      return taken
    },
    put: (file, instance) => void spare.set(file, [...(spare.get(file) ?? []), instance]),
    close: async () => {
      await Promise.all([...spare.values()].flat().map((instance) => instance.stop()))
    },
  }
}
