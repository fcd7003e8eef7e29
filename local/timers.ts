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
    let stopped = false
    let pending: NodeJS.Timeout | undefined
    let due: Date | undefined
    let dueAtOffsetMs = 0
    arm()
    clock.onChange(arm)
    return () => {
      stopped = true
      clearTimeout(pending)
    }

    function arm() {
      clearTimeout(pending)
      due = cron.next(new Date(clock.now()))
      dueAtOffsetMs = clock.offsetMs()
      wait()
    }

    function wait() {
      if (stopped || !due) return
      const waitMs = Math.max(0, due.getTime() - clock.now())
      pending = setTimeout(wake, Math.min(waitMs, longestWaitMs))
    }

    /** The clock may have been moved without our having heard of it yet. */
    function wake() {
      if (clock.offsetMs() !== dueAtOffsetMs) return arm()
      if (due && due.getTime() <= clock.now()) {
        fire(due)
        return arm()
      }
      wait()
    }

    function fire(instant: Date) {
      functions
        .invoke(functionName, { event: timerEvent(trigger.name, instant), timer: trigger.name })
        .catch((error: unknown) => {
          if (!stopped) console.error(`${functionName} on ${trigger.name}:`, error)
        })
    }
  }
}
