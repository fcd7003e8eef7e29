import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { noteOperation } from '../../cloudfunctions/operations'
import type { Collection } from '../../cloudfunctions/_platform/collections'
import { companyCollections, pagesOf, sha256, type Company } from '../company'
import { Stop } from '../stop'
import { followTrails, type Trails } from '../trails'
import { fileIdsIn, prefixOf } from './file-ids'
import { manifestFile, type KeptFile, type Manifest, type Part } from './manifest'
import { writeLines } from './parts'

export type BackupOptions = {
  /** A folder that does not exist yet, or is empty. */
  readonly dir: string
  readonly envId: string
  readonly madeBy: { readonly version: string; readonly commit: string | null }
  readonly say?: (line: string) => void
}

export type Backup = {
  readonly manifest: Manifest
  /** Trails that are not whole, a line each: of a company at work, also those that grew meanwhile. */
  readonly brokenTrails: readonly string[]
}

/**
 * Copies every document and every file that documents name into a folder, page by page, and last a manifest with the
 * digest of each part. A company at work goes on working: its backup is of no single moment.
 * @throws Stop when something lies in the folder
 */
export async function backUp(company: Company, options: BackupOptions): Promise<Backup> {
  const { dir, envId, madeBy, say = () => undefined } = options
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Stop(`${dir} is not empty. A backup goes into a new folder, so that it never covers another.`)
  }
  await mkdir(dir, { recursive: true })
  const filePrefix = await filePrefixOf(company)
  const named = new Set<string>()
  const trails = followTrails(sha256)
  const collections = []
  for (const name of companyCollections) {
    const kept = await keepCollection(company, dir, name, (document) => {
      fileIdsIn(document, filePrefix).forEach((id) => named.add(id))
      follow(trails, name, document)
    })
    say(`  ${name}: ${kept.documents}`)
    collections.push(kept)
  }
  const files = await keepFiles(company, dir, [...named].sort())
  say(`  files: ${files.count}`)
  const madeAt = company.clock()
  const manifest = { format: 1 as const, madeAt, envId, ...madeBy, filePrefix, collections, files }
  await writeManifest(dir, manifest)
  const documents = collections.reduce((sum, { documents: count }) => sum + count, 0)
  await noteOperation(company, 'backup', { at: madeAt, documents, files: files.count })
  return { manifest, brokenTrails: trails.broken() }
}

/** What ids of files begin with in this environment; a ticket tells, and nothing is written by it. */
export async function filePrefixOf({ files }: Pick<Company, 'files'>): Promise<string> {
  return prefixOf((await files.ticket('ops/prefix')).fileId)
}

export function follow(trails: Trails, collection: Collection, document: Parameters<Trails['entry']>[0]) {
  if (collection === 'trail') trails.entry(document)
  else trails.subject(document)
}

async function keepCollection(
  company: Company,
  dir: string,
  name: Collection,
  look: (document: Parameters<Trails['entry']>[0]) => void,
) {
  const lines = await writeLines(dir, `documents/${name}`)
  let documents = 0
  let schema = 0
  for await (const page of pagesOf(company, name)) {
    await lines.write(page)
    for (const document of page) {
      look(document)
      documents += 1
      schema = Math.max(schema, document.schema)
    }
  }
  return { name, documents, schema, parts: await lines.end() }
}

const atOnce = 50

async function keepFiles(
  { files }: Company,
  dir: string,
  ids: readonly string[],
): Promise<Manifest['files']> {
  const kept: KeptFile[] = []
  const missing: string[] = []
  await mkdir(path.join(dir, 'files'))
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const addresses = await files.addresses(some, 60)
    for (const id of some) {
      const address = addresses.get(id)
      const file = `files/${String(kept.length + 1).padStart(7, '0')}`
      const part = address === undefined ? null : await download(address, dir, file)
      if (part) kept.push({ ...part, path: id.slice(prefixOf(id).length) })
      else missing.push(id)
    }
  }
  const list = await writeList(dir, kept)
  return { list, count: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0), missing }
}

/** A video may have 500 MB: it goes from the network to the disk. Null when storage has no such file any more. */
async function download(address: string, dir: string, file: string): Promise<Part | null> {
  const response = await fetch(address)
  if (response.status === 404) return null
  if (!response.ok || !response.body) throw new Error(`storage answered ${response.status} for ${file}`)
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.byteLength
      done(null, chunk)
    },
  })
  const body = response.body as ReadableStream<Uint8Array>
  await pipeline(body, measure, createWriteStream(path.join(dir, file), { flags: 'wx' }))
  return { file, bytes, sha256: hash.digest('hex') }
}

async function writeList(dir: string, kept: readonly KeptFile[]): Promise<Part> {
  const text = kept.map((file) => `${JSON.stringify(file)}\n`).join('')
  const file = 'files.jsonl'
  await writeFile(path.join(dir, file), text, { flag: 'wx' })
  return { file, bytes: Buffer.byteLength(text), sha256: sha256(text) }
}

async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const place = path.join(dir, manifestFile)
  await writeFile(`${place}.new`, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(`${place}.new`, place)
}
