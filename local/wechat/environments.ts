import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { resume } from './completion'
import { Environment, type Addresses } from './environment'

const environmentName = /^[A-Za-z0-9][\w-]{0,63}$/

export type Environments = {
  /** The environment of this name, new if need be; undefined when it cannot be a name. */
  open(id: string): Environment | undefined
  /** Afterwards nothing of it is left. */
  forget(id: string): void
  /** Moves its folder there; nothing of it is left here. */
  putAside(id: string, dir: string): void
  /** It begins with what was put aside there. */
  begin(id: string, dir: string): void
  /** Goes on with what the last process left in the folder. */
  resumeAll(): void
  closeAll(): void
}

export function environmentsIn(dir: string, addresses: Addresses, durable: boolean): Environments {
  const opened = new Map<string, Environment>()
  mkdirSync(dir, { recursive: true })
  const open = (id: string) => {
    if (!environmentName.test(id)) return undefined
    const env = opened.get(id) ?? new Environment(id, dir, addresses, durable)
    opened.set(id, env)
    return env
  }
  const close = (id: string) => {
    open(id)?.close()
    opened.delete(id)
  }
  const forget = (id: string) => {
    close(id)
    if (environmentName.test(id)) rmSync(join(dir, id), { recursive: true, force: true })
  }
  return {
    open,
    forget,
    putAside(id, aside) {
      close(id)
      renameSync(join(dir, id), aside)
    },
    begin(id, aside) {
      forget(id)
      cpSync(aside, join(dir, id), { recursive: true })
      const env = open(id)
      if (env) resume(env)
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
