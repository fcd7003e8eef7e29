import { fork } from 'node:child_process'
import { FunctionError } from './function-error'
import type { FunctionDefinition } from './definitions'
import type { FromWorker, ToWorker } from './messages'

/** A cold start that takes longer than this is a bundle that hangs while it loads. */
const loadLimitMs = 20_000

export type InstanceOptions = {
  readonly workerFile: string
  readonly definition: FunctionDefinition
  /** `process.env` of the instance. */
  readonly variables: Readonly<Record<string, string>>
  /** File descriptor that takes what the function prints. */
  readonly log: number
  readonly clockOffsetMs: number
}

/** One process of a function. It serves one invocation at a time and is never used again after a failure. */
export type Instance = {
  /** Resolves when the bundle is loaded. */
  readonly loaded: Promise<void>
  /** Answers with the JSON of what the handler returned. */
  run(call: Extract<ToWorker, { type: 'invoke' }>): Promise<string>
  isAlive(): boolean
  /** Resolves when the process has gone. */
  stop(): Promise<void>
}

type Waiting = { resolve(json: string): void; reject(error: FunctionError): void }

export function startInstance(options: InstanceOptions): Instance {
  const { definition } = options
  const child = fork(options.workerFile, [], {
    env: options.variables as NodeJS.ProcessEnv,
    execArgv: ['--enable-source-maps', `--max-old-space-size=${definition.memoryMb}`],
    stdio: ['ignore', options.log, options.log, 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let waiting: Waiting | undefined
  let alive = true

  const kill = () => {
    alive = false
    child.kill('SIGKILL')
  }
  const fail = (error: FunctionError) => {
    const failed = waiting
    waiting = undefined
    failed?.reject(error)
  }

  child.on('error', (error) => {
    kill()
    fail(new FunctionError('FUNCTIONS_EXECUTE_FAIL', error.message))
  })
  child.on('exit', (code, signal) => {
    alive = false
    fail(
      new FunctionError(
        'FUNCTIONS_EXECUTE_FAIL',
        `${definition.name} exited (${signal ?? code}) before it answered`,
      ),
    )
  })
  child.on('message', (message: FromWorker) => {
    const answered = waiting
    waiting = undefined
    if (message.type === 'loaded') answered?.resolve('')
    else if (message.type === 'returned') answered?.resolve(message.json)
    else answered?.reject(new FunctionError('FUNCTIONS_EXECUTE_FAIL', message.message))
  })

  const ask = (message: ToWorker, limitMs: number) =>
    new Promise<string>((resolve, reject) => {
      const overdue = setTimeout(() => {
        fail(timeLimitExceeded(definition.name, limitMs))
        kill()
      }, limitMs)
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(overdue)
          settle(value)
        }
      waiting = { resolve: settled(resolve), reject: settled(reject) }
      if (child.connected) child.send(message)
    })

  const { file, exportName } = definition
  const loaded = ask({ type: 'load', file, exportName, clockOffsetMs: options.clockOffsetMs }, loadLimitMs)
  return {
    loaded: loaded.then(
      () => undefined,
      (error: unknown) => {
        kill()
        throw error
      },
    ),
    run: (call) => ask(call, definition.timeoutSeconds * 1000),
    isAlive: () => alive,
    stop: () => {
      kill()
      return ended
    },
  }
}

function timeLimitExceeded(name: string, limitMs: number) {
  return new FunctionError(
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    `${name}: invoking task timed out after ${limitMs / 1000} seconds`,
  )
}
