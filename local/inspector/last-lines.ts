import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

const mostBytes = 64 * 1024

/** The end of a text file, without reading all of it. */
export function lastLines(file: string, most: number): string[] {
  if (!existsSync(file)) return []
  const opened = openSync(file, 'r')
  try {
    const { size } = fstatSync(opened)
    const start = Math.max(0, size - mostBytes)
    const bytes = Buffer.alloc(size - start)
    const read = readSync(opened, bytes, 0, bytes.length, start)
    const lines = bytes.toString('utf8', 0, read).split('\n')
    // The first one is cut, unless the file begins with it; after the last there is nothing.
    return lines.slice(start > 0 ? 1 : 0, -1).slice(-most)
  } finally {
    closeSync(opened)
  }
}
