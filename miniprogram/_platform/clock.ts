import { useEffect, useState } from 'react'
import { instantOf, type Instant } from '../../shared/_kernel'

const halfMinute = 30_000

let ahead = 0

const watches = new Set<() => void>()

/** Every reply carries the server's time: "today" and "still 3 hours" are its, whatever the phone thinks. */
export function hearTime(now: Instant) {
  const before = ahead
  ahead = Date.parse(now) - Date.now()
  // A phone whose clock was set, or that slept: what says "today" says it anew.
  if (Math.abs(ahead - before) > halfMinute) watches.forEach((look) => look())
}

export function timeNow(): Instant {
  return instantOf(Date.now() + ahead)
}

/** The server's time, renewed while the screen is open, so that remaining times count down. */
export function useNow(): Instant {
  const [now, setNow] = useState(timeNow)
  useEffect(() => {
    const look = () => setNow(timeNow())
    const timer = setInterval(look, halfMinute)
    watches.add(look)
    return () => {
      clearInterval(timer)
      watches.delete(look)
    }
  }, [])
  const latest = timeNow()
  return Math.abs(Date.parse(latest) - Date.parse(now)) > halfMinute ? latest : now
}
