import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { inspect } from 'node:util'
import { loadCompiled } from './compiled'
import { shiftDate } from './date-shim'
import { runHandler, waitForHost, type Handler } from './handler'
import { payloadLimitBytes, type FromWorker, type ToWorker } from './messages'
import { markOutput } from './output'

// One instance of a cloud function: loads the bundle once, then answers one invocation at a time.

type Load = Extract<ToWorker, { type: 'load' }>
type Invoke = Extract<ToWorker, { type: 'invoke' }>
type Move = Extract<ToWorker, { type: 'move' }>

const setClockOffset = shiftDate()
let functionName = ''
const output = markOutput(() => `${functionName}#${process.pid}`)
let handler: Handler | undefined
let deployedVariables: string[] = []
let variablesOfLastCall: string[] = []
let openCall: Invoke | undefined

process.on('disconnect', () => process.exit())
process.on('message', (message: ToWorker) => {
  setClockOffset(message.clockOffsetMs)
  if (message.type === 'load') load(message)
  else if (message.type === 'invoke') void invoke(message)
  else if (message.type === 'move') move(message)
})
// As in the cloud's runtime: the call that is open fails, the instance goes on.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return
  console.error(error)
  if (openCall) fail(openCall, error)
})

function load(asked: Load) {
  ;({ functionName, deployedVariables } = asked)
  const { file, exportName, compiledDir } = asked
  try {
    process.chdir(path.dirname(file))
    const bundle = loadCompiled(file, compiledDir)
    const exported = bundle.exports[exportName]
    if (typeof exported !== 'function') throw new Error(`${file} exports no function '${exportName}'`)
    handler = exported as Handler
    reply({ type: 'loaded' })
    bundle.keep()
  } catch (error) {
    console.error(error)
    reply({ type: 'load-failed', message: described(error) })
  }
}

function move({ variables, logFile }: Move) {
  output.redirect(logFile)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, variables)
  variablesOfLastCall = []
}

async function invoke(call: Invoke) {
  openCall = call
  output.begin(call.requestId)
  setVariables(call.variables)
  try {
    if (!handler) throw new Error('the bundle is not loaded')
    const value = await runHandler(handler, JSON.parse(call.eventJson), contextOf(call))
    const json = (JSON.stringify(value) as string | undefined) ?? 'null'
    if (Buffer.byteLength(json) > payloadLimitBytes) throw new Error('body size is too long')
    end(call, { type: 'returned', requestId: call.requestId, json })
  } catch (error) {
    console.error(error)
    fail(call, error)
  }
}

function fail(call: Invoke, error: unknown) {
  end(call, { type: 'threw', requestId: call.requestId, message: described(error) })
}

/** Each call is answered once, whatever still happens in it. */
function end(call: Invoke, message: FromWorker) {
  if (openCall !== call) return
  openCall = undefined
  waitForHost()
  reply(message)
}

/** The last caller's identity must not outlive the call. */
function setVariables(variables: Record<string, string>) {
  for (const name of variablesOfLastCall) delete process.env[name]
  Object.assign(process.env, variables)
  variablesOfLastCall = Object.keys(variables)
}

function contextOf({ context }: Invoke) {
  const startedAt = performance.now()
  const environment = visibleVariables()
  return {
    ...context,
    getRemainingTimeInMillis: () => Math.max(0, context.time_limit_in_ms - (performance.now() - startedAt)),
    // Its readers split at semicolons, and have no way to quote one.
    environ: Object.entries(environment)
      .filter(([, value]) => !value.includes(';'))
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    environment: JSON.stringify(environment),
  }
}

/** What the platform and the deployment set, of all that is in `process.env`; the credentials stay out. */
function visibleVariables() {
  const names = new Set([...deployedVariables, ...variablesOfLastCall])
  const isPlatforms = /^(TCB_|SCF_|TENCENTCLOUD_RUNENV|TENCENTCLOUD_REGION)/
  const visible: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && (names.has(name) || isPlatforms.test(name))) visible[name] = value
  }
  return visible
}

function described(error: unknown): string {
  if (error instanceof Error) return error.message
  return typeof error === 'string' ? error : inspect(error)
}

function reply(message: FromWorker) {
  process.send?.(message)
}
