import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Part } from './manifest'

/** Beyond this many bytes a new file is begun, so that a damaged one costs little and each fits any disk. */
const mostBytes = 64 * 1024 * 1024

/** Writes values as lines of JSON into `<dir>/<name>.1.jsonl`, `.2.jsonl`, …, and keeps their digests. */
export type Lines = {
  write(values: readonly unknown[]): Promise<void>
  /** Closes the last file. */
  end(): Promise<Part[]>
}

export async function writeLines(dir: string, name: string, most = mostBytes): Promise<Lines> {
  await mkdir(path.dirname(path.join(dir, name)), { recursive: true })
  const done: Part[] = []
  let current: { file: string; handle: FileHandle; hash: Hash; bytes: number } | null = null

  async function close() {
    if (!current) return
    await current.handle.sync()
    await current.handle.close()
    done.push({ file: current.file, bytes: current.bytes, sha256: current.hash.digest('hex') })
    current = null
  }
  return {
    async write(values) {
      if (values.length === 0) return
      if (!current) {
        const file = `${name}.${done.length + 1}.jsonl`
        const handle = await open(path.join(dir, file), 'wx')
        current = { file, handle, hash: createHash('sha256'), bytes: 0 }
      }
      const lines = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
      await current.handle.appendFile(lines)
      current.hash.update(lines)
      current.bytes += lines.byteLength
      if (current.bytes >= most) await close()
    },
    async end() {
      await close()
      return done
    },
  }
}

/** The values of such files, one after the other: a file is never in memory as a whole. */
export async function* readLines(dir: string, parts: readonly Part[]): AsyncGenerator {
  for (const { file } of parts) {
    const lines = createInterface({ input: createReadStream(path.join(dir, file)), crlfDelay: Infinity })
    for await (const line of lines) if (line !== '') yield JSON.parse(line)
  }
}

/** The same in lists: at most so many values and about so many bytes at a time, as one call of the SDK takes them. */
export async function* inBatches<T>(
  values: AsyncIterable<T>,
  most = 200,
  mostCharacters = 1024 * 1024,
): AsyncGenerator<T[]> {
  let batch: T[] = []
  let characters = 0
  for await (const value of values) {
    batch.push(value)
    characters += JSON.stringify(value).length
    if (batch.length < most && characters < mostCharacters) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}
