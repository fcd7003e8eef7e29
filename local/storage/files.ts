import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathNoteOf, pathsIn, type StoredFile } from './listing'
import { placeOf, type CloudPath } from './paths'

export type Files = {
  /** Signs tickets; kept, so that URLs live through a restart. */
  readonly key: Buffer
  has(path: CloudPath): boolean
  size(path: CloudPath): number | undefined
  /** Bytes from `start` up to but not including `end`. */
  read(path: CloudPath, start: number, end: number): Buffer
  /** The person who wrote it; undefined when there is no such file, or the server wrote it. */
  creator(path: CloudPath): string | undefined
  write(path: CloudPath, content: Uint8Array, creator: string | undefined): void
  /** The copy has the same creator. */
  copy(from: CloudPath, to: CloudPath): void
  remove(path: CloudPath): boolean
  /** All that is stored. */
  list(): StoredFile[]
}

export function openFiles(dir: string): Files {
  const incoming = join(dir, 'incoming')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  const place = (path: CloudPath) => join(dir, 'objects', placeOf(path))
  const creator = (path: CloudPath) => {
    const note = noteOf(place(path))
    return existsSync(note) ? readFileSync(note, 'utf8') : undefined
  }

  /** A file is there whole or not at all. */
  const putInPlace = (path: CloudPath, by: string | undefined, fill: (temporary: string) => void) => {
    const target = place(path)
    const temporary = join(incoming, randomBytes(12).toString('hex'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(pathNoteOf(target), path)
    if (by === undefined) rmSync(noteOf(target), { force: true })
    else writeFileSync(noteOf(target), by)
    fill(temporary)
    renameSync(temporary, target)
  }

  return {
    key: keyIn(dir),
    has: (path) => existsSync(place(path)),
    size: (path) => statSync(place(path), { throwIfNoEntry: false })?.size,
    read(path, start, end) {
      const file = openSync(place(path), 'r')
      try {
        const bytes = Buffer.alloc(end - start)
        return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start))
      } finally {
        closeSync(file)
      }
    },
    creator,
    write: (path, content, by) => putInPlace(path, by, (temporary) => writeFileSync(temporary, content)),
    copy: (from, to) => putInPlace(to, creator(from), (temporary) => copyFileSync(place(from), temporary)),
    remove(path) {
      if (!existsSync(place(path))) return false
      rmSync(place(path))
      rmSync(noteOf(place(path)), { force: true })
      rmSync(pathNoteOf(place(path)), { force: true })
      return true
    },
    list: () => pathsIn(join(dir, 'objects')),
  }
}

/** Where the creator of a file is noted. */
function noteOf(place: string): string {
  return `${place}.creator`
}

function keyIn(dir: string): Buffer {
  const file = join(dir, 'key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}
