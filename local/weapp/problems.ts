import { inspect } from 'node:util'

export type ConsoleLine = { type: string; args: unknown[] }

/** What went wrong while the app ran. A test that ends with any of these has failed. */
export type Problems = {
  errors: unknown[]
  warnings: string[]
  console: ConsoleLine[]
  fail(error: unknown): void
  warn(message: string): void
  log(line: ConsoleLine): void
  onFail(listener: (error: unknown) => void): void
  onLog(listener: (line: ConsoleLine) => void): void
  /** Errors, warnings and what the app wrote by console.error, one line of text each. */
  list(): string[]
  /** The list, which is then empty: for a test that expects a failure. */
  take(): string[]
}

export function collectProblems(): Problems {
  const errors: unknown[] = []
  const warnings: string[] = []
  const lines: ConsoleLine[] = []
  const failListeners: ((error: unknown) => void)[] = []
  const logListeners: ((line: ConsoleLine) => void)[] = []
  const list = () => [
    ...errors.map((error) => `error: ${describe(error)}`),
    ...warnings.map((message) => `warning: ${message}`),
    ...lines
      .filter((line) => line.type === 'error')
      .map((line) => `console.error: ${line.args.map(describe).join(' ')}`),
  ]
  return {
    errors,
    warnings,
    console: lines,
    fail(error) {
      errors.push(error)
      for (const listener of failListeners) listener(error)
    },
    warn: (message) => void warnings.push(message),
    log(line) {
      lines.push(line)
      for (const listener of logListeners) listener(line)
    },
    onFail: (listener) => void failListeners.push(listener),
    onLog: (listener) => void logListeners.push(listener),
    list,
    take() {
      const taken = list()
      for (const kept of [errors, warnings, lines]) kept.length = 0
      return taken
    },
  }
}

// Errors of the app's context are not `instanceof Error` here.
function describe(value: unknown): string {
  if (typeof value === 'string') return value
  const stack = (value as { stack?: unknown } | null)?.stack
  return typeof stack === 'string' ? stack : inspect(value, { depth: 4 })
}
