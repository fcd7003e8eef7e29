import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The time that everything in one environment sees: real time plus an offset that survives a restart. */
export type ShiftedClock = {
  /** Milliseconds since 1970, shifted. */
  readonly now: () => number
  readonly offsetMs: () => number
  set(instant: Date): Promise<void>
  /** Listeners run, and are awaited, after each change, so that nobody is left on the old time. */
  onChange(listener: () => void | Promise<void>): void
}

/** Where an environment keeps its clock. */
export function clockFile(dir: string): string {
  return path.join(dir, 'clock.json')
}

export function openClock(file: string): ShiftedClock {
  let offsetMs = readOffset(file)
  const listeners: (() => void | Promise<void>)[] = []
  return {
    now: () => Date.now() + offsetMs,
    offsetMs: () => offsetMs,
    set: async (instant) => {
      offsetMs = instant.getTime() - Date.now()
      writeOffset(file, offsetMs)
      for (const listener of listeners) await listener()
    },
    onChange: (listener) => {
      listeners.push(listener)
    },
  }
}

function readOffset(file: string): number {
  try {
    const saved = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs: number }
    return saved.offsetMs
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/** A rename is all or nothing: a kill in the middle leaves the old offset. */
function writeOffset(file: string, offsetMs: number) {
  writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }))
  renameSync(`${file}.new`, file)
}
