import type { Database } from '../database'

export type Trap = { readonly name: string; readonly write: number; readonly when: 'before' | 'after' }

/** Kills a function in the middle of its work: when something is written down for the n-th time from now. */
export type Traps = {
  arm(trap: Trap): void
  /** How often something was written down since the last trap was armed. */
  writes(): number
  watching(database: Database): Database
}

const written = ['database.commitTransaction', 'database.modifyDocument']

export function openTraps(kill: (name: string) => Promise<void>): Traps {
  let armed: Trap | null = null
  let writes = 0
  return {
    arm(trap) {
      armed = trap
      writes = 0
    },
    writes: () => writes,
    watching: (database) => ({
      ...database,
      async call(action, params) {
        if (!written.includes(action)) return database.call(action, params)
        writes += 1
        const sprung = armed?.write === writes ? armed : null
        if (!sprung) return database.call(action, params)
        armed = null
        if (sprung.when === 'before') {
          await kill(sprung.name)
          throw new Error('the caller was killed before this was written')
        }
        const answer = await database.call(action, params)
        await kill(sprung.name)
        return answer
      },
    }),
  }
}
