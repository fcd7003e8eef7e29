import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openEnvironment, type Environment, type EnvironmentOptions } from './environment'
import { startTimers } from './timers'
import type { StandIn } from './stand-in'

export type EnvironmentsOptions = Omit<EnvironmentOptions, 'envId' | 'dir' | 'settings'> & {
  /** Each environment lives in `<dir>/<envId>/`. */
  readonly dir: string
  readonly settings: Readonly<Record<string, string>>
  /** Whether timers fire in real time. */
  readonly timers: boolean
  readonly standIn: () => StandIn | undefined
}

/** The environments of one process. Those with a directory open by themselves when first asked for. */
export type Environments = {
  get(envId: string): Environment | undefined
  /** The one meant by a call that names none. */
  first(): Environment | undefined
  createFresh(envId: string, now?: Date): Promise<Environment>
  remove(envId: string): Promise<void>
  openAll(): void
  close(): Promise<void>
}

export function environmentsIn(options: EnvironmentsOptions): Environments {
  const open = new Map<string, { environment: Environment; stopTimers: () => void }>()
  const dirOf = (envId: string) => path.join(options.dir, envId)

  const openOne = (envId: string) => {
    const environment = openEnvironment({
      ...options,
      envId,
      dir: dirOf(envId),
      settings: () => ({ ...options.settings, ...options.standIn()?.settingsFor(envId) }),
    })
    const tellStandIn = () => options.standIn()?.setClock(envId, environment.clock.offsetMs())
    environment.clock.onChange(tellStandIn)
    void tellStandIn()
    open.set(envId, { environment, stopTimers: options.timers ? startTimers(environment) : () => {} })
    return environment
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
    return found ?? (existsSync(dirOf(envId)) ? openOne(envId) : undefined)
  }

  const remove = async (envId: string) => {
    await closeOne(envId)
    rmSync(dirOf(envId), { recursive: true, force: true })
    await options.standIn()?.forget(envId)
  }

  return {
    get,
    first: () => open.values().next().value?.environment,
    createFresh: async (envId, now) => {
      await remove(envId)
      const environment = openOne(envId)
      if (now) await environment.clock.set(now)
      return environment
    },
    remove,
    openAll: () => {
      if (existsSync(options.dir)) readdirSync(options.dir).forEach(get)
    },
    close: async () => {
      await Promise.all([...open.keys()].map(closeOne))
    },
  }
}

/** The name becomes a directory, so nothing but a plain word will do. */
export function isEnvId(envId: string) {
  return /^[a-z0-9][a-z0-9-]{0,49}$/.test(envId)
}
