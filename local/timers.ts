import { Cron } from 'croner'
import type { Environment } from './environment'
import { timerEvent } from './functions/invocation'
import type { TimerTrigger } from './functions/definitions'

/**
 * The next instant at which a trigger fires, after (not at) `from`.
 * CloudBase writes a seventh field, the year, which is always `*` here, and reads its crons in Beijing time.
 */
export function nextFiring({ cron }: TimerTrigger, from: Date): Date {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== 7 || fields[6] !== '*')
    throw new Error(`a timer needs seven fields ending in *: '${cron}'`)
  const next = new Cron(fields.slice(0, 6).join(' '), { timezone: 'Asia/Shanghai' }).nextRun(from)
  if (!next) throw new Error(`this timer never fires: '${cron}'`)
  return next
}

/** `setTimeout` overflows past 24.8 days; look again long before. */
const longestWaitMs = 3_600_000

/** Fires every timer of the environment in real time, by the environment's clock. Returns how to stop it. */
export function startTimers({ functions, clock }: Environment): () => void {
  const stops = functions.definitions
    .filter(({ name }) => functions.isBuilt(name))
    .flatMap(({ name, timers }) => timers.map((trigger) => startTimer(name, trigger)))
  return () => stops.forEach((stop) => stop())

  function startTimer(functionName: string, trigger: TimerTrigger) {
    let due = nextFiring(trigger, new Date(clock.now()))
    let pending = setTimeout(wake, 0)
    const rearm = () => {
      due = nextFiring(trigger, new Date(clock.now()))
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
