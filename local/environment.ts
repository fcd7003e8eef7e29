import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../cloudfunctions/_platform/indexes'
import { clockFile, openClock, type ShiftedClock } from './clock'
import { openDatabase, type Database, type DatabaseCall } from './database'
import { openFunctionHost, type FunctionHost } from './functions/host'
import type { FunctionDefinition } from './functions/definitions'
import { sdkVariables } from './functions/variables'
import { openStorage, type Storage } from './storage'
import { wastefulCalls, type WastefulCall } from './wasteful-calls'

export type EnvironmentOptions = {
  readonly envId: string
  /** Everything the environment keeps: `weigui.sqlite`, `files/`, `clock.json`, `people.json`, `functions.log`. */
  readonly dir: string
  readonly durable: boolean
  readonly gatewayUrl: () => string
  readonly definitions: readonly FunctionDefinition[]
  readonly settings: () => Readonly<Record<string, string>>
  readonly workerFile: string
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
  const wasteful = wastefulCalls()
  const database = wasteful.watching(openFile(databaseFile(dir), options, clock, wasteful.onCall))
  const storage = openStorage({
    dir: path.join(dir, 'files'),
    now: clock.now,
    baseUrl: () => `${gatewayUrl()}/_cos/${envId}`,
    envId,
  })
  const adminUrl = () => `${gatewayUrl()}/admin`
  const functions = openFunctionHost({
    ...options,
    clock,
    adminUrl,
    logFile: path.join(dir, 'functions.log'),
  })
  return {
    envId,
    dir,
    clock,
    database,
    storage,
    functions,
    variables: () => ({ ...options.settings(), ...sdkVariables(envId, adminUrl()) }),
    counts: () => countDocuments(database),
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
  { durable }: EnvironmentOptions,
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

async function countDocuments(database: Database) {
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
