import { performAction } from './actions'
import { openBucket } from './bucket'
import { openFiles } from './files'
import type { StoredFile } from './listing'
import { objectsOf, type Objects } from './objects'
import type { Reply } from './replies'
import type { StorageRules } from './rules'
import { serveFile, type FileRequest } from './serve'
import { sealTicket } from './tickets'

export type StorageOptions = {
  readonly dir: string
  readonly now: () => number
  /** The address under which `handle` is reached, without a slash at its end. */
  readonly baseUrl: () => string
  readonly envId: string
  /** Environments whose files these were before: their ids still name them. */
  readonly formerly?: readonly string[] | undefined
  readonly rules: StorageRules
}

export type Storage = {
  /** One `storage.*` action of the wire protocol, for the server; answers without requestId, rejects with WireError. */
  call(action: string, params: Record<string, unknown>, requestId?: string): Promise<Record<string, unknown>>
  /** The storage part of the HTTP API, for persons. */
  readonly objects: Objects
  /** Every file, the newest first. */
  list(): StoredFile[]
  /** A request to a URL that was given out before. */
  handle(request: FileRequest): Promise<Reply>
}

/** CloudBase's file storage, kept in a directory. Files are written and read by URLs that expire. */
export function openStorage({ dir, now, baseUrl, envId, formerly = [], rules }: StorageOptions): Storage {
  const files = openFiles(dir)
  const bucket = openBucket({
    envId,
    formerly,
    files,
    rules,
    now,
    urlFor: (ticket) => `${baseUrl()}/${sealTicket(ticket, files.key)}`,
  })
  return {
    call: async (action, params) => performAction(bucket, action, params),
    objects: objectsOf(bucket),
    list: files.list,
    async handle(request) {
      const prefix = new URL(`${baseUrl()}/`).pathname
      const sealed = request.path.startsWith(prefix) ? request.path.slice(prefix.length) : ''
      return serveFile(files, request, sealed, now())
    },
  }
}
