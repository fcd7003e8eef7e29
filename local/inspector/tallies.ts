import type { Invocation } from '../functions/invocation'

export type Tally = {
  readonly invocations: number
  readonly failures: number
  readonly lastAt: string | null
}

export type TimerRun = { readonly at: string; readonly outcome: string }

/** How often each function ran since the process began, and each timer last. */
export type Tallies = {
  counting<T>(name: string, invocation: Invocation, at: Date, work: () => Promise<T>): Promise<T>
  of(name: string): Tally
  lastRun(name: string, timer: string): TimerRun | undefined
}

export function openTallies(): Tallies {
  const tallies = new Map<string, Tally>()
  const runs = new Map<string, TimerRun>()
  const of = (name: string) => tallies.get(name) ?? { invocations: 0, failures: 0, lastAt: null }

  return {
    of,
    lastRun: (name, timer) => runs.get(`${name}/${timer}`),
    async counting(name, { timer }, at, work) {
      const lastAt = at.toISOString()
      const end = (outcome: string) => {
        const { invocations, failures } = of(name)
        tallies.set(name, {
          invocations: invocations + 1,
          failures: failures + (outcome === 'OK' ? 0 : 1),
          lastAt,
        })
        if (timer !== undefined) runs.set(`${name}/${timer}`, { at: lastAt, outcome })
      }
      try {
        const answer = await work()
        end('OK')
        return answer
      } catch (error) {
        const { code } = error as { code?: unknown }
        end(typeof code === 'string' ? code : 'SYS_ERR')
        throw error
      }
    },
  }
}
