import type { Collection, Documents } from './collections'
import { is, type Database } from './database'

const pageSize = 1000

/** The ends are left out. */
type Range = { readonly after?: string; readonly until?: string }

/** Of each document only these fields, page by page in the order of `by`: an indexed field whose values all differ. */
export async function* walk<
  C extends Collection,
  B extends keyof Documents[C] & string,
  F extends keyof Documents[C] & string,
>(
  db: Database,
  collection: C,
  by: B,
  fields: readonly F[],
  { after = '', until }: Range = {},
): AsyncGenerator<Pick<Documents[C], B | F | '_id'>[]> {
  let reached = after
  for (;;) {
    const where = { [by]: until === undefined ? is.after(reached) : is.between(reached, until) }
    const page = await db.findOnly(collection, { where, orderBy: [by, 'asc'], limit: pageSize }, [
      by,
      ...fields,
    ])
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    reached = String(last[by])
  }
}
