import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { resume } from './completion'
import { Environment, type Addresses } from './environment'

const environmentName = /^[A-Za-z0-9][\w-]{0,63}$/

export type Environments = {
  /** The environment of this name, new if need be; undefined when it cannot be a name. */
  open(id: string): Environment | undefined
  /** Afterwards nothing of it is left. */
  forget(id: string): void
  /** Goes on with what the last process left in the folder. */
  resumeAll(): void
  closeAll(): void
}

export function environmentsIn(dir: string, addresses: Addresses): Environments {
  const opened = new Map<string, Environment>()
  mkdirSync(dir, { recursive: true })
  const open = (id: string) => {
    if (!environmentName.test(id)) return undefined
    const env = opened.get(id) ?? new Environment(id, dir, addresses)
    opened.set(id, env)
    return env
  }
  return {
    open,
    forget(id) {
      open(id)?.close()
      opened.delete(id)
      if (environmentName.test(id)) rmSync(join(dir, id), { recursive: true, force: true })
    },
    resumeAll() {
      for (const id of readdirSync(dir)) {
        const env = open(id)
        if (env) resume(env)
      }
    },
    closeAll() {
      for (const env of opened.values()) env.close()
    },
  }
}
