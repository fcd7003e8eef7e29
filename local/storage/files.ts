import { randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { placeOf, type CloudPath } from './paths'

export type Files = {
  /** Signs tickets; kept, so that URLs live through a restart. */
  readonly key: Buffer
  has(path: CloudPath): boolean
  size(path: CloudPath): number | undefined
  /** Bytes from `start` up to but not including `end`. */
  read(path: CloudPath, start: number, end: number): Buffer
  /** False when the file exists already: files are never overwritten. */
  create(path: CloudPath, content: Uint8Array): boolean
  remove(path: CloudPath): boolean
}

export function openFiles(dir: string): Files {
  const incoming = join(dir, 'incoming')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  const place = (path: CloudPath) => join(dir, 'objects', placeOf(path))

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
    create(path, content) {
      const target = place(path)
      const temporary = join(incoming, randomBytes(12).toString('hex'))
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(temporary, content)
      try {
        // A link fails where a rename would overwrite, and like a rename it is there whole or not at all.
        linkSync(temporary, target)
        return true
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
        throw fault
      } finally {
        rmSync(temporary)
      }
    },
    remove(path) {
      if (!existsSync(place(path))) return false
      rmSync(place(path))
      return true
    },
  }
}

function keyIn(dir: string): Buffer {
  const file = join(dir, 'key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}
