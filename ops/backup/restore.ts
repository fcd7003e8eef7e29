import { createReadStream } from 'node:fs'
import path from 'node:path'
import { noteOperation, readOperation } from '../../cloudfunctions/operations'
import { newestSchema, type Collection } from '../../cloudfunctions/_platform/collections'
import type { Stored } from '../../shared/_kernel'
import type { RestoreNote } from '../../shared/operations'
import { companyCollections, pagesOf, sha256, type Company } from '../company'
import { Stop } from '../stop'
import { followTrails, type Trails } from '../trails'
import { filePrefixOf, follow } from './back-up'
import { movedFiles } from './file-ids'
import { checkParts, readKeptFiles, readManifest, type Manifest } from './manifest'
import { inBatches, readLines } from './parts'

export type RestoreOptions = { readonly dir: string; readonly say?: (line: string) => void }

export type Restored = {
  readonly documents: number
  readonly files: number
  readonly trails: number
  /** Those that are not whole, a line each: they were so in the backup. */
  readonly brokenTrails: readonly string[]
  readonly resumed: boolean
}

/**
 * Brings a company back from a backup, into an environment in which there is nothing. Every part is checked before
 * anything is written; a restore that was cut off is gone on with. Afterwards the clock stands still until somebody
 * has looked and releases it.
 * @throws Stop when the backup is damaged or too new, or when something is there already
 */
export async function restore(company: Company, options: RestoreOptions): Promise<Restored> {
  const { dir, say = () => undefined } = options
  const { manifest, digest } = readManifest(dir)
  await checkParts(dir, [manifest.files.list, ...manifest.collections.flatMap(({ parts }) => parts)])
  const kept = readKeptFiles(dir, manifest)
  await checkParts(dir, kept)
  const collections = knownCollections(manifest)
  const resumed = await claimPlace(company, digest)
  say(resumed ? 'Going on with a restore that was cut off.' : 'Every part of the backup is whole.')

  for (const { path: cloudPath, file } of kept)
    await company.files.write(cloudPath, createReadStream(path.join(dir, file)))
  say(`  files: ${kept.length}`)
  const filePrefix = await filePrefixOf(company)
  for (const { name, parts, documents } of collections) {
    const stored = readLines(dir, parts) as AsyncGenerator<Stored>
    for await (const batch of inBatches(stored)) {
      const moved = batch.map((document) => movedFiles(document, manifest.filePrefix, filePrefix))
      await addMissing(company, name, moved, resumed)
    }
    say(`  ${name}: ${documents}`)
  }
  const trails = await checkRestored(company, collections)
  await noteOperation(company, 'restore', { at: company.clock(), backup: digest, state: 'waiting' })
  const documents = collections.reduce((sum, { documents: count }) => sum + count, 0)
  return {
    documents,
    files: kept.length,
    trails: trails.subjects(),
    brokenTrails: trails.broken(),
    resumed,
  }
}

type KnownCollection = Manifest['collections'][number] & { readonly name: Collection }

function knownCollections({ collections, version }: Manifest): KnownCollection[] {
  return collections.map((kept) => {
    const name = companyCollections.find((known) => known === kept.name)
    if (name === undefined || kept.schema > newestSchema[name]) {
      throw new Stop(
        `The backup was made by a newer version (${version}): it has '${kept.name}' in a shape that is not known here. Use that version to restore it. Nothing was written.`,
      )
    }
    return { ...kept, name }
  })
}

/** @returns whether the same backup was on its way in here before */
async function claimPlace(company: Company, digest: string): Promise<boolean> {
  const before = await readOperation(company, 'restore')
  const resumed = before?.state === 'under-way' && before.backup === digest
  if (resumed) return true
  const there = await whatIsThere(company)
  if (there.length > 0) throw new Stop(sayNotEmpty(there, before))
  const note = { at: company.clock(), backup: digest, state: 'under-way' } as const
  await noteOperation(company, 'restore', note)
  return false
}

async function whatIsThere({ documents }: Company): Promise<string[]> {
  const there = []
  for (const name of companyCollections) {
    const count = await documents.count(name)
    if (count > 0) there.push(`${name} (${count})`)
  }
  return there
}

function sayNotEmpty(there: readonly string[], before: RestoreNote | null): string {
  const cutOff =
    before?.state === 'under-way' ? ' Another backup was being restored here and was cut off.' : ''
  return `A backup is restored into an empty environment only; here is ${there.join(', ')}.${cutOff} Make a new environment, or empty this one by hand. Nothing was written.`
}

async function addMissing(
  { documents }: Company,
  name: Collection,
  batch: readonly Stored[],
  resumed: boolean,
): Promise<void> {
  const taken = resumed ? await documents.taken(name, ids(batch)) : new Set<string>()
  const missing = batch.filter(({ _id }) => !taken.has(_id))
  if (missing.length > 0) await documents.add(name, missing)
}

function ids(batch: readonly Stored[]): string[] {
  return batch.map(({ _id }) => _id)
}

/** Reads everything back. */
async function checkRestored(company: Company, collections: readonly KnownCollection[]): Promise<Trails> {
  const trails = followTrails(sha256)
  for (const { name, documents } of collections) {
    let found = 0
    for await (const page of pagesOf(company, name)) {
      page.forEach((document) => follow(trails, name, document))
      found += page.length
    }
    if (found !== documents) {
      throw new Stop(`Of '${name}' ${found} of ${documents} documents arrived. Run the same restore again.`)
    }
  }
  return trails
}
