import {
  partId,
  type RosterJob,
  type RosterLines,
  type RosterList,
  type RosterPart,
} from '../../shared/staff'
import type { Database, Tx } from '../_platform/database'

/** So many parts go into one call. */
const partsAtOnce = 20

/** @param parts of the list's own kind of lines */
export async function keepParts(
  tx: Tx,
  { _id, forgetAt }: RosterJob,
  list: RosterList,
  parts: readonly (readonly unknown[])[],
): Promise<void> {
  const documents = parts.map((rows, n) => {
    const part = { _id: partId(_id, list, n), schema: 1, version: 1, rows, forgetAt }
    return part as RosterPart
  })
  for (let at = 0; at < documents.length; at += partsAtOnce)
    await tx.insert('rosterParts', ...documents.slice(at, at + partsAtOnce))
}

export async function readPart<L extends RosterList>(
  db: Database,
  job: RosterJob,
  list: L,
  n: number,
): Promise<readonly RosterLines[L][]> {
  const part = await db.get('rosterParts', partId(job._id, list, n))
  return (part?.rows ?? []) as readonly RosterLines[L][]
}

/** So many parts of a list, or the whole of it, in its order. */
export async function readParts<L extends RosterList>(
  db: Database,
  job: RosterJob,
  list: L,
  { from, count } = { from: 0, count: job.parts[list] },
): Promise<RosterLines[L][]> {
  const lines: RosterLines[L][] = []
  const ids = Array.from({ length: count }, (_, n) => partId(job._id, list, from + n))
  for (let at = 0; at < ids.length; at += partsAtOnce) {
    const wanted = ids.slice(at, at + partsAtOnce)
    const found = new Map((await db.getMany('rosterParts', wanted)).map((part) => [part._id, part.rows]))
    for (const id of wanted) lines.push(...((found.get(id) ?? []) as RosterLines[L][]))
  }
  return lines
}
