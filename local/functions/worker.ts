import { createRequire } from 'node:module'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { shiftDate } from './date-shim'
import { payloadLimitBytes, type FromWorker, type ToWorker } from './messages'

// One instance of a cloud function: loads the bundle once, then answers one invocation at a time.

type Handler = (event: unknown, context: unknown) => unknown

const setClockOffset = shiftDate()
let handler: Handler | undefined
let variablesOfLastCall: string[] = []

process.on('disconnect', () => process.exit())
process.on('message', (message: ToWorker) => {
  setClockOffset(message.clockOffsetMs)
  if (message.type === 'load') load(message)
  else void invoke(message)
})

function load({ file, exportName }: Extract<ToWorker, { type: 'load' }>) {
  try {
    process.chdir(path.dirname(file))
    const bundle = createRequire(file)(file) as Record<string, unknown>
    const exported = bundle[exportName]
    if (typeof exported !== 'function') throw new Error(`${file} exports no function '${exportName}'`)
    handler = exported as Handler
    reply({ type: 'loaded' })
  } catch (error) {
    reply({ type: 'load-failed', message: described(error) })
  }
}

async function invoke(call: Extract<ToWorker, { type: 'invoke' }>) {
  const { requestId } = call
  setVariables(call.variables)
  try {
    const value = await handler?.(JSON.parse(call.eventJson), contextOf(call))
    const json = (JSON.stringify(value) as string | undefined) ?? 'null'
    if (Buffer.byteLength(json) > payloadLimitBytes) throw new Error('body size is too long')
    reply({ type: 'returned', requestId, json })
  } catch (error) {
    console.error(error)
    reply({ type: 'threw', requestId, message: described(error) })
  }
}

/** The last caller's identity must not outlive the call. */
function setVariables(variables: Record<string, string>) {
  for (const name of variablesOfLastCall) delete process.env[name]
  Object.assign(process.env, variables)
  variablesOfLastCall = Object.keys(variables)
}

function contextOf({ context, variables }: Extract<ToWorker, { type: 'invoke' }>) {
  const startedAt = performance.now()
  const environment = { ...platformVariables(), ...variables }
  return {
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, context.time_limit_in_ms - (performance.now() - startedAt)),
    ...context,
    environ: Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    environment: JSON.stringify(environment),
  }
}

function platformVariables() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(TCB_|SCF_|TENCENTCLOUD_RUNENV|TENCENTCLOUD_REGION)/.test(name),
    ),
  )
}

function described(error: unknown) {
  return error instanceof Error ? error.message : String(error)
}

function reply(message: FromWorker) {
  process.send?.(message)
}
