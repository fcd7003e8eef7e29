import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { contentTypeOf, headBytes } from './content-type'
import type { CloudPath } from './paths'

export type StoredFile = {
  readonly path: CloudPath
  readonly bytes: number
  readonly writtenAt: Date
  /** The person who wrote it; undefined for the server. */
  readonly creator: string | undefined
  /** By its content. */
  readonly type: () => string
}

const suffix = '.path'

/** Where the path of a file is noted: its place, a digest, does not tell it. */
export function pathNoteOf(place: string): string {
  return `${place}${suffix}`
}

/** The files under a directory of objects, the newest first. */
export function pathsIn(objects: string): StoredFile[] {
  if (!existsSync(objects)) return []
  const notes = readdirSync(objects).flatMap((folder) =>
    readdirSync(join(objects, folder))
      .filter((name) => name.endsWith(suffix))
      .map((name) => join(objects, folder, name)),
  )
  return notes
    .flatMap((note) => storedAt(note.slice(0, -suffix.length)))
    .sort((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())
}

/** None where a process was killed between the note and its file. */
function storedAt(place: string): StoredFile[] {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) return []
  const creator = `${place}.creator`
  return [
    {
      path: readFileSync(pathNoteOf(place), 'utf8'),
      bytes: found.size,
      writtenAt: found.mtime,
      creator: existsSync(creator) ? readFileSync(creator, 'utf8') : undefined,
      type: () => contentTypeOf(headOf(place)),
    },
  ]
}

function headOf(place: string): Buffer {
  const file = openSync(place, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(file, head, 0, headBytes, 0))
  } finally {
    closeSync(file)
  }
}
