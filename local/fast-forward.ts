import type { Environment } from './environment'
import { parseCron } from './functions/cron'
import { timerEvent } from './functions/invocation'

/** Stops a fast-forward through months in which every tick would fail. */
const mostFailuresInARow = 5

export type Ran = { readonly at: string; readonly ok: boolean; readonly answer: unknown }

export type FastForward = { readonly now: string; readonly ran: readonly Ran[] }

/**
 * Takes the environment's clock to `target` without jumping over anything: `clock` is invoked at the next full
 * minute of its timer, then at the firing that follows each `nextDueAt` it answers with, until nothing is due.
 */
export async function advanceTo(environment: Environment, target: Date): Promise<FastForward> {
  const { clock, functions } = environment
  const ran: Ran[] = []
  const definition = functions.definitions.find(({ name }) => name === 'clock')
  const trigger = definition?.timers[0]
  const cron = trigger && parseCron(trigger.cron)
  if (cron && functions.isBuilt('clock')) {
    let failures = 0
    let next = cron.next(new Date(clock.now()))
    while (next && next <= target) {
      const at: Date = next
      if (at.getTime() > clock.now()) await clock.set(at)
      const { ok, answer } = await tick(at)
      ran.push({ at: at.toISOString(), ok, answer })
      failures = ok ? 0 : failures + 1
      if (failures === mostFailuresInARow) return { now: new Date(clock.now()).toISOString(), ran }
      next = ok ? firingFor(dueIn(answer), at) : cron.next(at)
    }
  }
  if (target.getTime() > clock.now()) await clock.set(target)
  return { now: new Date(clock.now()).toISOString(), ran }

  async function tick(at: Date): Promise<{ ok: boolean; answer: unknown }> {
    const name = trigger?.name ?? ''
    try {
      return {
        ok: true,
        answer: JSON.parse(await functions.invoke('clock', { event: timerEvent(name, at), timer: name })),
      }
    } catch (error) {
      return { ok: false, answer: (error as Error).message }
    }
  }

  /** The first firing at or after the due instant, and after the one that just ran. */
  function firingFor(due: Date | undefined, after: Date): Date | undefined {
    return due && cron?.next(due <= after ? after : new Date(due.getTime() - 1))
  }
}

function dueIn(answer: unknown): Date | undefined {
  const nextDueAt = (answer as { nextDueAt?: string | null } | null)?.nextDueAt
  return nextDueAt ? new Date(nextDueAt) : undefined
}
