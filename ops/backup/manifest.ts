import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { Stop } from '../stop'

/** One file of a backup, by its place in the backup's folder. */
const part = z.object({
  file: z.string().regex(/^[\w/.-]+$/),
  bytes: z.number(),
  sha256: z.string(),
})

/** What a backup consists of. It is written last: a backup without one was cut off. */
const manifest = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  envId: z.string(),
  /** Of the product that made it. */
  version: z.string(),
  commit: z.string().nullable(),
  /** What every file id begins with here, up to its path: it names the environment and its bucket. */
  filePrefix: z.string(),
  collections: z.array(
    z.object({
      name: z.string(),
      documents: z.number(),
      /** The newest schema that one of its documents is in. */
      schema: z.number(),
      parts: z.array(part),
    }),
  ),
  files: z.object({
    /** Lists the files, a line each, as `KeptFile`. */
    list: part,
    count: z.number(),
    bytes: z.number(),
    /** Ids of files that documents name, but that storage no longer has. */
    missing: z.array(z.string()),
  }),
})

export type Part = z.infer<typeof part>

export type Manifest = z.infer<typeof manifest>

const keptFile = part.extend({ path: z.string() })

/** A file of storage: where it lies in the backup, and under which path in storage. */
export type KeptFile = z.infer<typeof keptFile>

export const manifestFile = 'manifest.json'

/** @throws Stop when the folder holds no backup */
export function readManifest(dir: string): { manifest: Manifest; digest: string } {
  const file = path.join(dir, manifestFile)
  if (!existsSync(file)) {
    throw new Stop(`${dir} holds no complete backup: there is no ${manifestFile}, which is written last.`)
  }
  const text = readFileSync(file, 'utf8')
  const read = manifest.safeParse(parsed(text))
  if (!read.success) throw damaged(manifestFile)
  return { manifest: read.data, digest: createHash('sha256').update(text).digest('hex') }
}

/** @param dir of a backup whose parts were found whole */
export function readKeptFiles(dir: string, { files }: Manifest): KeptFile[] {
  const lines = readFileSync(path.join(dir, files.list.file), 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => keptFile.parse(JSON.parse(line)))
}

/** @throws Stop with the name of the first part that is not as it was written */
export async function checkParts(dir: string, parts: readonly Part[]): Promise<void> {
  for (const { file, sha256 } of parts) {
    const place = path.join(dir, file)
    if (!existsSync(place))
      throw new Stop(`The backup is not complete: ${file} is missing. Nothing was written.`)
    const hash = createHash('sha256')
    await pipeline(createReadStream(place), hash)
    if (hash.digest('hex') !== sha256) throw damaged(file)
  }
}

function damaged(file: string): Stop {
  return new Stop(`The backup is damaged: ${file} is not as it was written. Nothing was written.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
