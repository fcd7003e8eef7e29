import type { Environment } from '../environment'
import type { TimerTrigger } from '../functions/definitions'
import { nextFiring } from '../timers'

export function describeTimers({ functions, clock, watch }: Environment) {
  return functions.definitions.flatMap(({ name, timers }) =>
    timers.map((trigger) => ({
      name: trigger.name,
      functionName: name,
      cron: trigger.cron,
      lastRun: watch.tallies.lastRun(name, trigger.name) ?? null,
      nextDue: nextDue(trigger, new Date(clock.now())),
    })),
  )
}

/** None when the years of its cron are over. */
function nextDue(trigger: TimerTrigger, now: Date): string | null {
  try {
    return nextFiring(trigger, now).toISOString()
  } catch {
    return null
  }
}
