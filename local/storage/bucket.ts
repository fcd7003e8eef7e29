import { invalidParam, WireError } from '../database/errors'
import type { Files } from './files'
import { fileIdOf, isCloudPath, pathOf, type CloudPath } from './paths'
import { allows, type StorageRules } from './rules'
import type { Ticket } from './tickets'

/** A person on the phone or in the browser, bound by the rules; the server may do everything. */
export type Visitor = { readonly openid: string } | 'server'

export type CopyOrder = {
  readonly from: string
  readonly to: string
  readonly overwrite?: boolean | undefined
  readonly removeOriginal?: boolean | undefined
}

/** What may be done with files, by whom. Everything rejects with a WireError. */
export type Bucket = {
  /** An address to write to. Writing to a path overwrites what is there. */
  uploadAddress(path: string, visitor: Visitor): { fileId: string; url: string }
  downloadAddress(fileId: string, visitor: Visitor, maxAgeS: number): string
  remove(fileId: string, visitor: Visitor): void
  /** Answers with the id of the copy, which keeps its creator. */
  copy(order: CopyOrder, visitor: Visitor): string
  mayRead(fileId: string, visitor: Visitor): boolean
}

export type BucketOptions = {
  readonly envId: string
  /** Whose files these were before. */
  readonly formerly: readonly string[]
  readonly files: Files
  readonly rules: StorageRules
  readonly now: () => number
  readonly urlFor: (ticket: Ticket) => string
}

const uploadMs = 15 * 60_000

export function openBucket({ envId, formerly, files, rules, now, urlFor }: BucketOptions): Bucket {
  const ours = (fileId: string) =>
    [envId, ...formerly].map((owner) => pathOf(owner, fileId)).find((path) => path !== undefined)
  const may = (right: keyof StorageRules, path: CloudPath | undefined, visitor: Visitor): boolean => {
    if (visitor === 'server') return true
    const there = path !== undefined && files.has(path)
    // Whoever writes a new file is its creator.
    const creator = there ? files.creator(path) : right === 'write' ? visitor.openid : undefined
    return allows(rules[right], visitor.openid, creator)
  }

  const checkMay = (right: keyof StorageRules, path: CloudPath | undefined, visitor: Visitor) => {
    if (may(right, path, visitor)) return
    throw new WireError('STORAGE_EXCEED_AUTHORITY', `no permission to ${right} '${path ?? ''}'`)
  }

  const existing = (path: CloudPath | undefined, named: string): CloudPath => {
    if (path !== undefined && files.has(path)) return path
    throw new WireError('STORAGE_FILE_NONEXIST', `there is no file '${named}'`)
  }

  return {
    uploadAddress(path, visitor) {
      checkPath(path)
      checkMay('write', path, visitor)
      const creator = visitor === 'server' ? undefined : visitor.openid
      const url = urlFor({ path, right: 'write', expires: now() + uploadMs, creator })
      return { fileId: fileIdOf(envId, path), url }
    },

    downloadAddress(fileId, visitor, maxAgeS) {
      const asked = ours(fileId)
      checkMay('read', asked, visitor)
      const path = existing(asked, fileId)
      return urlFor({ path, right: 'read', expires: now() + maxAgeS * 1000 })
    },

    remove(fileId, visitor) {
      const asked = ours(fileId)
      checkMay('write', asked, visitor)
      files.remove(existing(asked, fileId))
    },

    copy({ from, to, overwrite = true, removeOriginal = false }, visitor) {
      checkPath(from)
      checkPath(to)
      // The HTTP API copies for administrators only.
      if (visitor !== 'server')
        throw new WireError('STORAGE_EXCEED_AUTHORITY', 'only the server copies files')
      existing(from, from)
      if (from === to) throw invalidParam('a file cannot be copied to itself')
      if (!overwrite && files.has(to)) throw new WireError('OBJECT_ALREADY_EXIST', `there is a file '${to}'`)
      files.copy(from, to)
      if (removeOriginal) files.remove(from)
      return fileIdOf(envId, to)
    },

    mayRead: (fileId, visitor) => may('read', ours(fileId), visitor),
  }
}

function checkPath(path: string): asserts path is CloudPath {
  if (!isCloudPath(path)) throw invalidParam(`not a path for a file: ${JSON.stringify(path)}`)
}
