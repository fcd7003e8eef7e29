import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { ShiftedClock } from '../clock'
import type { FunctionDefinition } from './definitions'
import { FunctionError } from './function-error'
import { wechatTokenOf } from '../open-api/token'
import { startInstance, type Instance } from './instance'
import { invocationVariables, platformEvent, type Invocation } from './invocation'
import { openLogFile } from './log-file'
import { payloadLimitBytes, type InvocationContext } from './messages'
import { openPool, type Pool } from './pool'
import type { Spares } from './spares'
import { processVariables, region, resolveVariables, sdkVariables } from './variables'

export type FunctionHostOptions = {
  readonly envId: string
  /** Where functions reach CloudBase: the gateway's `/admin`. Asked at each start of an instance. */
  readonly adminUrl: () => string
  readonly definitions: readonly FunctionDefinition[]
  /** Values for the `{{env.NAME}}` in `cloudbaserc.json`. */
  readonly settings: () => Readonly<Record<string, string>>
  readonly clock: ShiftedClock
  readonly workerFile: string
  readonly logFile: string
  readonly compiledDir?: string | undefined
  /** Where instances go when it closes, and are taken from. */
  readonly spares?: Spares | undefined
  readonly maxInstances?: number
  readonly idleMs?: number
}

/** The functions of one environment. */
export type FunctionHost = {
  readonly definitions: readonly FunctionDefinition[]
  /** Answers with the JSON of the returned value; rejects with a FunctionError. */
  invoke(name: string, invocation: Invocation, requestId?: string): Promise<string>
  isBuilt(name: string): boolean
  /** Ends the processes of a function as `kill -9` does, in the middle of whatever they do. */
  kill(name: string): Promise<void>
  /** Processes that are running now. */
  instances(name: string): number
  close(): Promise<void>
}

export function openFunctionHost(options: FunctionHostOptions): FunctionHost {
  const { envId, clock } = options
  for (const definition of options.definitions) resolveVariables(definition, options.settings())
  const log = openLogFile(options.logFile)
  const pools = new Map<string, Pool>()
  clock.onChange(() => {
    for (const pool of pools.values()) pool.setClock(clock.offsetMs())
  })

  const begin = (definition: FunctionDefinition): Instance => {
    const variables = {
      ...resolveVariables(definition, options.settings()),
      ...processVariables(),
      ...sdkVariables(envId, options.adminUrl()),
      SCF_FUNCTIONNAME: definition.name,
    }
    const its = { variables, log, clockOffsetMs: clock.offsetMs() }
    const spare = options.spares?.take(definition.file)
    spare?.move(its)
    const { workerFile, compiledDir } = options
    return spare ?? startInstance({ ...its, workerFile, definition, compiledDir })
  }

  const poolOf = (definition: FunctionDefinition) => {
    const open = pools.get(definition.name)
    if (open) return open
    const pool = openPool({
      maxInstances: options.maxInstances ?? 4,
      idleMs: options.idleMs ?? 60_000,
      start: () => begin(definition),
      retire: options.spares && ((instance) => options.spares?.put(definition.file, instance)),
    })
    pools.set(definition.name, pool)
    return pool
  }

  const definitionOf = (name: string) => options.definitions.find((definition) => definition.name === name)

  return {
    definitions: options.definitions,
    isBuilt: (name) => existsSync(definitionOf(name)?.file ?? ''),
    kill: async (name) => {
      await pools.get(name)?.kill()
    },
    instances: (name) => pools.get(name)?.size() ?? 0,
    invoke: async (name, invocation, requestId = randomUUID()) => {
      const definition = definitionOf(name)
      if (!definition) throw new FunctionError('FUNCTION_NOT_FOUND', `no function is called '${name}'`)
      const eventJson = JSON.stringify(platformEvent(invocation))
      if (Buffer.byteLength(eventJson) > payloadLimitBytes) {
        throw new FunctionError('FUNCTION_PARAM_INVALID', 'the event is larger than 6 MB')
      }
      log.rotate()
      return poolOf(definition).use((instance) =>
        instance.run({
          type: 'invoke',
          requestId,
          eventJson,
          variables: invocationVariables(envId, invocation, wechatTokenOf(name)),
          context: contextFor(definition, envId, requestId),
          clockOffsetMs: clock.offsetMs(),
        }),
      )
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
      log.close()
    },
  }
}

function contextFor(definition: FunctionDefinition, envId: string, requestId: string): InvocationContext {
  return {
    request_id: requestId,
    function_name: definition.name,
    function_version: '$LATEST',
    namespace: envId,
    memory_limit_in_mb: definition.memoryMb,
    time_limit_in_ms: definition.timeoutSeconds * 1000,
    tencentcloud_region: region,
    tencentcloud_appid: '1250000000',
    tencentcloud_uin: '100000000000',
  }
}
