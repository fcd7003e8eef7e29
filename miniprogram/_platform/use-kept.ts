import { useEffect, useRef, useState } from 'react'
import { useLeaving } from './leaving'
import { forget, keep, kept } from './storage'

export type Kept<T> = {
  readonly value: T
  change(patch: (before: T) => T): void
  /** It was handed in: nothing to keep any more. */
  drop(): void
}

/** Storage waits for a pause in typing. */
const pauseMs = 400

/**
 * What somebody fills in, kept on this phone as it is typed, so that it outlives the app.
 * @param begin from what was kept, if it is still of use
 */
export function useKept<T>(key: string, begin: (found: Partial<T> | null) => T): Kept<T> {
  const [value, setValue] = useState<T>(() => begin(kept(key) as Partial<T> | null))
  const desk = useRef({ latest: value, unsaved: false, timer: undefined as Timer | undefined })

  function save() {
    const { latest, unsaved, timer } = desk.current
    clearTimeout(timer)
    if (unsaved) keep(key, latest)
    desk.current.unsaved = false
  }

  useLeaving(save)
  useEffect(() => () => clearTimeout(desk.current.timer), [])

  return {
    value,
    change(patch) {
      const latest = patch(desk.current.latest)
      clearTimeout(desk.current.timer)
      desk.current = { latest, unsaved: true, timer: setTimeout(save, pauseMs) }
      setValue(latest)
    },
    drop() {
      clearTimeout(desk.current.timer)
      desk.current.unsaved = false
      forget(key)
    },
  }
}

type Timer = ReturnType<typeof setTimeout>
