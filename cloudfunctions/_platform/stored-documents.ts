import type { Stored } from '../../shared/_kernel'
import { cloud } from './cloud'
import type { Collection } from './collections'

/**
 * Documents as they lie in the database, in whatever schema: for the commands that keep them, bring them back and
 * migrate them. Use cases have no business here.
 */
export type StoredDocuments = {
  count(collection: Collection): Promise<number>
  /** In the order of their ids, the first ones after `afterId`; '' is before all. */
  page(collection: Collection, afterId: string, limit: number): Promise<Stored[]>
  /** Which of these ids are taken. */
  taken(collection: Collection, ids: readonly string[]): Promise<ReadonlySet<string>>
  add(collection: Collection, documents: readonly Stored[]): Promise<void>
  /** Puts `by` in the place of `seen`, if that is still what is stored; its version goes up by one. */
  replace(collection: Collection, seen: Stored, by: Stored): Promise<boolean>
}

type Commands = Readonly<Record<'gt' | 'in' | 'set', (value: unknown) => unknown>> & { remove(): unknown }

export function openStoredDocuments(): StoredDocuments {
  const db = cloud().database()
  const command = db.command as unknown as Commands
  const get = async (query: { get(): Promise<unknown> }) => ((await query.get()) as { data: Stored[] }).data

  return {
    async count(collection) {
      const { total = 0 } = (await db.collection(collection).count()) as { total?: number }
      return total
    },

    page(collection, afterId, limit) {
      const after = db.collection(collection).where({ _id: command.gt(afterId) })
      return get(after.orderBy('_id', 'asc').limit(limit))
    },

    async taken(collection, ids) {
      const same = db.collection(collection).where({ _id: command.in([...ids]) })
      const found = await get(same.field({ _id: true }).limit(ids.length))
      return new Set(found.map(({ _id }) => _id))
    },

    async add(collection, documents) {
      await db.collection(collection).add([...documents])
    },

    async replace(collection, seen, { _id, ...fields }) {
      const dropped = Object.keys(seen).filter((name) => name !== '_id' && !Object.hasOwn(fields, name))
      const changes = {
        // Without `set`, nested objects would be merged into the stored ones.
        ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, command.set(value)])),
        ...Object.fromEntries(dropped.map((name) => [name, command.remove()])),
        version: command.set(seen.version + 1),
      }
      const same = db.collection(collection).where({ _id, version: seen.version })
      const { updated } = (await same.update(changes)) as { updated?: number }
      return updated === 1
    },
  }
}
