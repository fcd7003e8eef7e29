import type { Environment } from './environment'
import { parseCron } from './functions/cron'
import { timerEvent } from './functions/invocation'
import type { TimerTrigger } from './functions/definitions'

/**
 * The next instant at which a trigger fires, after (not at) `from`.
 * @throws when its years are over
 */
export function nextFiring({ cron }: TimerTrigger, from: Date): Date {
  const next = parseCron(cron).next(from)
  if (!next) throw new Error(`this timer fires no more: '${cron}'`)
  return next
}

/** `setTimeout` overflows past 24.8 days; look again long before. */
const longestWaitMs = 3_600_000

/**
 * Fires every timer of the environment in real time, by the environment's clock. Returns how to stop it. As in the
 * cloud, a run does not wait for the one before; what was due while nothing ran, or was jumped over, is not made up.
 */
export function startTimers({ functions, clock }: Environment): () => void {
  const stops = functions.definitions
    .filter(({ name }) => functions.isBuilt(name))
    .flatMap(({ name, timers }) => timers.map((trigger) => startTimer(name, trigger)))
  return () => stops.forEach((stop) => stop())

  function startTimer(functionName: string, trigger: TimerTrigger) {
    const cron = parseCron(trigger.cron)
    let due = cron.next(new Date(clock.now()))
    let pending = setTimeout(wake, 0)
    const rearm = () => {
      due = cron.next(new Date(clock.now()))
      clearTimeout(pending)
      wake()
    }
    let stopped = false
    clock.onChange(() => {
      if (!stopped) rearm()
    })
    return () => {
      stopped = true
      clearTimeout(pending)
    }

    function wake() {
      if (!due) return
      const waitMs = due.getTime() - clock.now()
      if (waitMs > 0) {
        pending = setTimeout(wake, Math.min(waitMs, longestWaitMs))
        return
      }
      fire(due)
      rearm()
    }

    function fire(instant: Date) {
      functions
        .invoke(functionName, { event: timerEvent(trigger.name, instant), timer: trigger.name })
        .catch((error: unknown) => console.error(`${functionName} on ${trigger.name}:`, error))
    }
  }
}
