import type { Environment } from '../environment'
import { nextFiring } from '../timers'

export function describeTimers({ functions, clock, watch }: Environment) {
  return functions.definitions.flatMap(({ name, timers }) =>
    timers.map((trigger) => ({
      name: trigger.name,
      functionName: name,
      cron: trigger.cron,
      lastRun: watch.tallies.lastRun(name, trigger.name) ?? null,
      nextDue: nextFiring(trigger, new Date(clock.now()))?.toISOString() ?? null,
    })),
  )
}
