import { useEffect, useState } from 'react'
import { instantOf, type Instant } from '../../shared/_kernel'

let ahead = 0

/** Every reply carries the server's time: "today" and "still 3 hours" are its, whatever the phone thinks. */
export function hearTime(now: Instant) {
  ahead = Date.parse(now) - Date.now()
}

function timeNow(): Instant {
  return instantOf(Date.now() + ahead)
}

const halfMinute = 30_000

/** The server's time, renewed while the screen is open, so that remaining times count down. */
export function useNow(): Instant {
  const [now, setNow] = useState(timeNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(timeNow()), halfMinute)
    return () => clearInterval(timer)
  }, [])
  const latest = timeNow()
  return Math.abs(Date.parse(latest) - Date.parse(now)) > halfMinute ? latest : now
}
