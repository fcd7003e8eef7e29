import * as z from 'zod'
import { WireError } from '../database/errors'
import { parseParams, sdkFields } from '../database/shapes'
import { openFiles, type Files } from './files'
import { fileIdOf, isCloudPath, pathOf, type CloudPath } from './paths'
import type { Reply } from './replies'
import { serveFile, type FileRequest } from './serve'
import { sealTicket, type Ticket } from './tickets'

export type StorageOptions = {
  readonly dir: string
  readonly now: () => number
  /** The address under which `handle` is reached, without a slash at its end. */
  readonly baseUrl: () => string
  readonly envId: string
}

/** A person on the phone, who writes without a function in between. */
export type Caller = { readonly openid: string }

export type Storage = {
  /** One `storage.*` action of the wire protocol; answers without requestId, rejects with WireError. */
  call(action: string, params: Record<string, unknown>, caller?: Caller): Promise<Record<string, unknown>>
  /** The HTTP API of the browser SDK: `get-objects-upload-info`. */
  uploadInfo(objects: readonly { objectId: string }[], caller?: Caller): Record<string, unknown>[]
  /** The HTTP API of the browser SDK: `get-objects-download-info`. */
  downloadInfo(objects: readonly { cloudObjectId: string }[]): Record<string, unknown>[]
  /** A request to a URL that was given out before. */
  handle(request: FileRequest): Promise<Reply>
}

const uploadMs = 15 * 60_000
const dayS = 24 * 60 * 60
const mostAddressesAtOnce = 50

const shapes = {
  upload: z.strictObject({ ...sdkFields, path: z.string(), method: z.literal('put') }),
  download: z.strictObject({
    ...sdkFields,
    file_list: z
      .array(
        z.strictObject({
          fileid: z.string(),
          max_age: z.number().positive().optional(),
          url_type: z.string().optional(),
        }),
      )
      .max(mostAddressesAtOnce),
  }),
  remove: z.strictObject({ ...sdkFields, fileid_list: z.array(z.string()) }),
}

/**
 * CloudBase's file storage, kept in a directory. Files are read by URLs that expire. Writing to a path overwrites what
 * is there: the server may do so everywhere, a person only where nothing is or where they wrote it themselves.
 */
export function openStorage({ dir, now, baseUrl, envId }: StorageOptions): Storage {
  const files = openFiles(dir)

  function urlFor(ticket: Ticket): string {
    return `${baseUrl()}/${sealTicket(ticket, files.key)}`
  }

  function uploadTo(path: string, caller: Caller | undefined) {
    if (!isCloudPath(path))
      throw new WireError('INVALID_PARAM', `not a path for a file: ${JSON.stringify(path)}`)
    if (caller && files.has(path) && files.creator(path) !== caller.openid)
      throw new WireError('STORAGE_EXCEED_AUTHORITY', `no permission to write '${path}'`)
    const url = urlFor({ path, right: 'write', expires: now() + uploadMs, creator: caller?.openid })
    return { url, token: 'local', authorization: 'local', fileId: fileIdOf(envId, path) }
  }

  function downloadOf(fileId: string, maxAgeS: number) {
    const path = existing(files, pathOf(envId, fileId))
    if (path === undefined) return undefined
    return urlFor({ path, right: 'read', expires: now() + maxAgeS * 1000 })
  }

  function download({ fileid, max_age: maxAge = dayS }: { fileid: string; max_age?: number | undefined }) {
    const tempFileURL = downloadOf(fileid, maxAge)
    if (tempFileURL === undefined) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
    return { code: 'SUCCESS', fileID: fileid, tempFileURL, maxAge }
  }

  function remove(fileId: string) {
    const path = existing(files, pathOf(envId, fileId))
    const removed = path !== undefined && files.remove(path)
    return { fileID: fileId, code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
  }

  return {
    async call(action, params, caller) {
      switch (action) {
        case 'storage.getUploadMetadata': {
          const meta = uploadTo(parseParams(shapes.upload, params).path, caller)
          return { data: { ...meta, cosFileId: 'local' } }
        }
        case 'storage.batchGetDownloadUrl':
          return { data: { download_list: parseParams(shapes.download, params).file_list.map(download) } }
        case 'storage.batchDeleteFile':
          return { data: { delete_list: parseParams(shapes.remove, params).fileid_list.map(remove) } }
        default:
          throw new WireError('INVALID_PARAM', `unknown action '${action}'`)
      }
    },

    uploadInfo: (objects, caller) =>
      objects.map(({ objectId }) => {
        try {
          const { url, token, authorization, fileId } = uploadTo(objectId, caller)
          const cloud = { cloudObjectId: fileId, cloudObjectMeta: 'local' }
          return { objectId, uploadUrl: url, downloadUrl: '', token, authorization, ...cloud }
        } catch (error) {
          if (error instanceof WireError) return { objectId, code: error.code, message: error.message }
          throw error
        }
      }),

    downloadInfo: (objects) =>
      objects.map(({ cloudObjectId }) => {
        const downloadUrl = downloadOf(cloudObjectId, dayS)
        if (downloadUrl === undefined) return { cloudObjectId, code: 'STORAGE_FILE_NONEXIST' }
        return { cloudObjectId, downloadUrl }
      }),

    async handle(request) {
      const prefix = new URL(`${baseUrl()}/`).pathname
      const sealed = request.path.startsWith(prefix) ? request.path.slice(prefix.length) : ''
      return serveFile(files, request, sealed, now())
    },
  }
}

function existing(files: Files, path: CloudPath | undefined): CloudPath | undefined {
  return path !== undefined && files.has(path) ? path : undefined
}
