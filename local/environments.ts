import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { clockFile, openClock } from './clock'
import { databaseFile, openEnvironment, type Environment, type EnvironmentOptions } from './environment'
import { startTimers } from './timers'
import type { StandIn } from './stand-in'

export type EnvironmentsOptions = Omit<EnvironmentOptions, 'envId' | 'formerly' | 'dir' | 'settings'> & {
  /** Each environment lives in `<dir>/<envId>/`. */
  readonly dir: string
  readonly settings: Readonly<Record<string, string>>
  /** Whether timers fire in real time. */
  readonly timers: boolean
  readonly standIn: () => StandIn | undefined
}

/** How an environment begins. */
export type Made = {
  readonly now?: Date | undefined
  /** These hold for it, over the process's, until it is removed. */
  readonly settings?: Record<string, string> | undefined
  /** As what was put aside under this name. */
  readonly from?: string | undefined
}

/** The environments of one process. Those with files of their own open by themselves when first asked for. */
export type Environments = {
  get(envId: string): Environment | undefined
  /** Those that are open. */
  names(): readonly string[]
  /** The one meant by a call that names none. */
  first(): Environment | undefined
  /** Empties the environment; refuses where something else lies. */
  createFresh(envId: string, made?: Made): Promise<Environment>
  /** Puts all that an environment is aside under this name, for others to begin as it is now; it is gone itself. */
  keep(envId: string, as: string): Promise<void>
  /** The names of what was put aside. */
  kept(): readonly string[]
  remove(envId: string): Promise<void>
  openAll(): void
  close(): Promise<void>
}

export function environmentsIn(options: EnvironmentsOptions): Environments {
  const open = new Map<string, { environment: Environment; stopTimers: () => void }>()
  const dirOf = (envId: string) => path.join(options.dir, envId)
  /** No name of an environment begins like this. */
  const keptDir = path.join(options.dir, '_kept')
  const keptOf = (name: string) => ({
    environment: path.join(keptDir, name, 'environment'),
    wechat: path.join(keptDir, name, 'wechat'),
  })
  const formerlyFile = (envId: string) => path.join(dirOf(envId), 'formerly.json')
  const formerly = (envId: string) => readJson<string[]>(formerlyFile(envId), [])
  const settingsFile = (envId: string) => path.join(dirOf(envId), 'settings.json')
  /** One that was being made when the process was killed has its settings only. */
  const isEnvironment = (envId: string) =>
    existsSync(databaseFile(dirOf(envId))) || existsSync(settingsFile(envId))

  const openOne = (envId: string) => {
    const ownSettings = readJson<Record<string, string>>(settingsFile(envId), {})
    const environment = openEnvironment({
      ...options,
      envId,
      formerly: formerly(envId),
      dir: dirOf(envId),
      settings: () => ({ ...options.settings, ...options.standIn()?.settingsFor(envId), ...ownSettings }),
    })
    keepTold(environment)
    open.set(envId, { environment, stopTimers: options.timers ? startTimers(environment) : () => {} })
    return environment
  }

  /** One telling after the other, so that an old time never arrives last. */
  const keepTold = ({ envId, clock }: Environment) => {
    let told = Promise.resolve()
    const tell = () => {
      told = told
        .then(() => options.standIn()?.setClock(envId, clock.offsetMs()))
        .catch((error: unknown) => console.error(`the WeChat stand-in of ${envId}:`, error))
      return told
    }
    clock.onChange(tell)
    void tell()
  }

  const closeOne = async (envId: string) => {
    const found = open.get(envId)
    open.delete(envId)
    found?.stopTimers()
    await found?.environment.close()
  }

  const get = (envId: string) => {
    if (!isEnvId(envId)) return undefined
    const found = open.get(envId)?.environment
    return found ?? (isEnvironment(envId) ? openOne(envId) : undefined)
  }

  const remove = async (envId: string) => {
    if (existsSync(dirOf(envId)) && !isEnvironment(envId))
      throw new Error(`${dirOf(envId)} is in the way: it is no environment`)
    await closeOne(envId)
    rmSync(dirOf(envId), { recursive: true, force: true })
    await options.standIn()?.forget(envId)
  }

  return {
    get,
    names: () => [...open.keys()],
    first: () => open.values().next().value?.environment,
    createFresh: async (envId, { now, settings = {}, from } = {}) => {
      await remove(envId)
      mkdirSync(dirOf(envId), { recursive: true })
      if (from !== undefined) {
        cpSync(keptOf(from).environment, dirOf(envId), { recursive: true })
        await options.standIn()?.begin(envId, keptOf(from).wechat)
      }
      writeFileSync(settingsFile(envId), JSON.stringify(settings))
      // Set before the environment opens, so that no timer fires by the real time first.
      if (now) await openClock(clockFile(dirOf(envId))).set(now)
      return openOne(envId)
    },
    keep: async (envId, as) => {
      const { environment, wechat } = keptOf(as)
      rmSync(path.join(keptDir, as), { recursive: true, force: true })
      mkdirSync(path.join(keptDir, as), { recursive: true })
      await closeOne(envId)
      writeFileSync(formerlyFile(envId), JSON.stringify([envId, ...formerly(envId)]))
      await options.standIn()?.putAside(envId, wechat)
      renameSync(dirOf(envId), environment)
    },
    kept: () => (existsSync(keptDir) ? readdirSync(keptDir) : []),
    remove,
    openAll: () => {
      if (existsSync(options.dir)) readdirSync(options.dir).forEach(get)
    },
    close: async () => {
      await Promise.all([...open.keys()].map(closeOne))
    },
  }
}

function readJson<T>(file: string, otherwise: T): T {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : otherwise
}

/** The name becomes a directory, so nothing but a plain word will do. */
export function isEnvId(envId: string) {
  return /^[a-z0-9][a-z0-9-]{0,49}$/.test(envId)
}
