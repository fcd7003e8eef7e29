import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { CollectionSpec } from '../cloudfunctions/_platform/indexes'
import { clockFile, openClock, type ShiftedClock } from './clock'
import { openDatabase, type Database, type DatabaseCall } from './database'
import { openFunctionHost, type FunctionHost } from './functions/host'
import type { FunctionDefinition } from './functions/definitions'
import type { Spares } from './functions/spares'
import { openTraps, type Traps } from './functions/trap'
import { sdkVariables } from './functions/variables'
import { openWatch, type Watch } from './inspector/watched'
import { limitedTo } from './request-limit'
import { openStorage, type Storage } from './storage'
import type { StorageRules } from './storage/rules'
import { wastefulCalls, type WastefulCall } from './wasteful-calls'

export type EnvironmentOptions = {
  readonly envId: string
  /** What it was called when it was put aside: what names its files in full still says so. */
  readonly formerly?: readonly string[] | undefined
  /** Everything the environment keeps: `weigui.sqlite`, `files/`, `clock.json`, `people.json`, `functions.log`. */
  readonly dir: string
  readonly durable: boolean
  readonly gatewayUrl: () => string
  readonly definitions: readonly FunctionDefinition[]
  /** Made where they are missing. */
  readonly collections: readonly CollectionSpec[]
  readonly settings: () => Readonly<Record<string, string>>
  readonly storageRules: StorageRules
  /** Database calls that may be open at once; further ones are refused. No limit without it. */
  readonly maxRequests?: number | undefined
  readonly workerFile: string
  readonly compiledDir?: string | undefined
  readonly spares?: Spares | undefined
  readonly maxInstances?: number
  readonly idleMs?: number
}

/** One CloudBase environment: a database, files, functions and a clock of its own. */
export type Environment = {
  readonly envId: string
  readonly dir: string
  readonly clock: ShiftedClock
  readonly database: Database
  readonly storage: Storage
  readonly functions: FunctionHost
  /** What functions print. */
  readonly logFile: string
  /** Where its functions are killed, for tests of what comes of it. */
  readonly traps: Traps
  /** The calls that went through it, for the inspector, whose own go past it. */
  readonly watch: Watch
  readonly unwatched: { readonly storage: Storage }
  /** `process.env` of a process that acts as the server here: the demo loader, a test. */
  variables(): Record<string, string>
  /** Number of documents by collection. */
  counts(): Promise<Record<string, number>>
  /** Database calls since it opened that read far more documents than they answered with. */
  wasteful(): readonly WastefulCall[]
  close(): Promise<void>
}

export function openEnvironment(options: EnvironmentOptions): Environment {
  const { envId, dir, gatewayUrl } = options
  mkdirSync(dir, { recursive: true })
  const clock = openClock(clockFile(dir))
  const watch = openWatch(clock)
  const wasteful = wastefulCalls()
  const file = openFile(databaseFile(dir), options, clock, (call) => {
    wasteful.onCall(call)
    watch.onDatabaseCall(call)
  })
  const traps = openTraps((name) => functions.kill(name))
  const database = watch.database(traps.watching(limitedTo(options.maxRequests ?? Infinity, file)))
  const storage = openStorage({
    dir: path.join(dir, 'files'),
    now: clock.now,
    baseUrl: () => `${gatewayUrl()}/_cos/${envId}`,
    envId,
    formerly: options.formerly,
    rules: options.storageRules,
  })
  const adminUrl = () => `${gatewayUrl()}/admin`
  const logFile = path.join(dir, 'functions.log')
  const functions: FunctionHost = openFunctionHost({ ...options, clock, adminUrl, logFile })
  return {
    envId,
    dir,
    clock,
    database,
    storage: watch.storage(storage),
    functions: watch.functions(functions),
    logFile,
    traps,
    watch,
    unwatched: { storage },
    variables: () => ({ ...options.settings(), ...sdkVariables(envId, adminUrl()) }),
    counts: () => countDocuments(file, options.collections),
    wasteful: wasteful.list,
    close: async () => {
      await functions.close()
      database.close()
    },
  }
}

/** Its presence makes a directory an environment. */
export function databaseFile(dir: string): string {
  return path.join(dir, 'weigui.sqlite')
}

/** Its message is for whoever started this machine, who can do something about it. */
export class CannotOpen extends Error {}

/** @throws CannotOpen; the file is left as it is */
function openFile(
  file: string,
  { durable, collections }: EnvironmentOptions,
  { now }: ShiftedClock,
  onCall: (call: DatabaseCall) => void,
): Database {
  try {
    const database = openDatabase({ file, now, durable, onCall })
    database.declare(collections)
    return database
  } catch (error) {
    const { message } = error as Error
    throw new CannotOpen(
      `The database ${file} cannot be opened: ${message}. It was left as it is; mend it, or move it away.`,
      { cause: error },
    )
  }
}

async function countDocuments(database: Database, collections: readonly CollectionSpec[]) {
  const counts: Record<string, number> = {}
  for (const { name } of collections) {
    const reply = await database.call('database.calculateDocument', {
      collectionName: name,
      queryType: 'WHERE',
    })
    counts[name] = (reply as { data: { total: number } }).data.total
  }
  return counts
}
