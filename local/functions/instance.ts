import { fork } from 'node:child_process'
import { FunctionError } from './function-error'
import type { FunctionDefinition } from './definitions'
import type { LogFile } from './log-file'
import type { FromWorker, ToWorker } from './messages'

/** A cold start that takes longer than this is a bundle that hangs while it loads. */
const loadLimitMs = 20_000

/** How V8 ends a process whose heap is full. */
const outOfMemory = 'SIGABRT'

export type InstanceOptions = {
  readonly workerFile: string
  readonly definition: FunctionDefinition
  /** `process.env` of the instance. */
  readonly variables: Readonly<Record<string, string>>
  readonly log: LogFile
  /** Where instances find and keep what V8 makes of their bundles; then stacks are not told in terms of the sources. */
  readonly compiledDir?: string | undefined
  readonly clockOffsetMs: number
}

/** One process of a function. It serves one invocation at a time; one over a limit is ended. */
export type Instance = {
  /** Resolves when the bundle is loaded. */
  readonly loaded: Promise<void>
  /** Answers with the JSON of what the handler returned. */
  run(call: Extract<ToWorker, { type: 'invoke' }>): Promise<string>
  isAlive(): boolean
  /** From now on it serves another environment. */
  move(to: Pick<InstanceOptions, 'variables' | 'log' | 'clockOffsetMs'>): void
  /** Moves `Date` of an invocation that is running, too. */
  setClock(offsetMs: number): void
  /** Resolves when the process has gone. */
  stop(): Promise<void>
}

type Waiting = { resolve(json: string): void; reject(error: FunctionError): void }

export function startInstance(options: InstanceOptions): Instance {
  const { definition, compiledDir } = options
  const child = fork(options.workerFile, [], {
    env: options.variables as NodeJS.ProcessEnv,
    execArgv: [
      ...(compiledDir === undefined ? ['--enable-source-maps'] : []),
      `--max-old-space-size=${definition.memoryMb}`,
    ],
    stdio: ['ignore', options.log.descriptor, options.log.descriptor, 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let waiting: Waiting | undefined
  let alive = true
  let requestId = '-'
  let { clockOffsetMs, log } = options

  const kill = () => {
    alive = false
    child.kill('SIGKILL')
  }
  /** Beside what the function prints by itself, in the same form. */
  const note = (text: string) => {
    const time = new Date(Date.now() + clockOffsetMs).toISOString()
    log.line([time, `${definition.name}#${child.pid ?? '-'}`, requestId, text].join('\t'))
  }
  const fail = (error: FunctionError) => {
    const failed = waiting
    waiting = undefined
    if (failed) note(`${error.code}: ${error.message}`)
    failed?.reject(error)
  }
  const send = (message: ToWorker) => {
    if (alive && child.connected) child.send(message)
  }

  child.on('error', (error) => {
    kill()
    fail(new FunctionError('FUNCTIONS_EXECUTE_FAIL', error.message))
  })
  child.on('exit', (code, signal) => {
    alive = false
    fail(signal === outOfMemory ? memoryLimitExceeded(definition) : exited(definition.name, signal ?? code))
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
      if (alive) send(message)
      else fail(exited(definition.name, child.signalCode ?? child.exitCode))
    })

  const { name: functionName, file, exportName } = definition
  const deployedVariables = Object.keys(definition.variables)
  const loaded = ask(
    { type: 'load', functionName, file, exportName, deployedVariables, compiledDir, clockOffsetMs },
    loadLimitMs,
  )
  return {
    loaded: loaded.then(
      () => undefined,
      (error: unknown) => {
        kill()
        throw error
      },
    ),
    run: (call) => {
      ;({ requestId, clockOffsetMs } = call)
      return ask(call, definition.timeoutSeconds * 1000)
    },
    isAlive: () => alive,
    move: (to) => {
      ;({ clockOffsetMs, log } = to)
      send({ type: 'move', variables: to.variables, logFile: log.file, clockOffsetMs })
    },
    setClock: (offsetMs) => {
      clockOffsetMs = offsetMs
      send({ type: 'clock', clockOffsetMs })
    },
    stop: () => {
      kill()
      return ended
    },
  }
}

function exited(name: string, how: NodeJS.Signals | number | null) {
  return new FunctionError('FUNCTIONS_EXECUTE_FAIL', `${name} exited (${how}) before it answered`)
}

function memoryLimitExceeded({ name, memoryMb }: FunctionDefinition) {
  return new FunctionError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', `${name} needs more than its ${memoryMb} MB`)
}

function timeLimitExceeded(name: string, limitMs: number) {
  return new FunctionError(
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    `${name}: invoking task timed out after ${limitMs / 1000} seconds`,
  )
}
