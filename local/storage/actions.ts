import * as z from 'zod'
import { WireError } from '../database/errors'
import { parseParams, sdkFields } from '../database/shapes'
import type { Bucket } from './bucket'

const dayS = 24 * 60 * 60
const mostAtOnce = 50

const download = z.strictObject({
  fileid: z.string(),
  max_age: z.number().positive().optional(),
  url_type: z.string().optional(),
})
const copy = z.strictObject({
  src_path: z.string(),
  dst_path: z.string(),
  overwrite: z.boolean().optional(),
  remove_original: z.boolean().optional(),
})
const authority = z.strictObject({ path: z.string(), type: z.enum(['READ', 'WRITE', 'READWRITE']) })

const shapes = {
  upload: z.strictObject({ ...sdkFields, path: z.string(), method: z.literal('put') }),
  download: z.strictObject({ ...sdkFields, file_list: z.array(download).max(mostAtOnce) }),
  remove: z.strictObject({ ...sdkFields, fileid_list: z.array(z.string()).max(mostAtOnce) }),
  copy: z.strictObject({ ...sdkFields, file_list: z.array(copy).min(1).max(mostAtOnce) }),
  authority: z.strictObject({
    ...sdkFields,
    openId: z.string().optional(),
    uid: z.string().optional(),
    loginType: z.string().optional(),
    fileList: z.array(authority).max(mostAtOnce),
  }),
}

/** One `storage.*` action of the wire protocol, for the server; rejects with WireError. */
export function performAction(bucket: Bucket, action: string, params: Record<string, unknown>) {
  switch (action) {
    case 'storage.getUploadMetadata': {
      const { path } = parseParams(shapes.upload, params)
      const { url, fileId } = bucket.uploadAddress(path, 'server')
      return { data: { url, token: 'local', authorization: 'local', fileId, cosFileId: 'local' } }
    }
    case 'storage.batchGetDownloadUrl': {
      const { file_list } = parseParams(shapes.download, params)
      return { data: { download_list: file_list.map((file) => downloadOf(bucket, file)) } }
    }
    case 'storage.batchDeleteFile': {
      const { fileid_list } = parseParams(shapes.remove, params)
      return { data: { delete_list: fileid_list.map((fileId) => removalOf(bucket, fileId)) } }
    }
    case 'storage.batchCopyFile': {
      const { file_list } = parseParams(shapes.copy, params)
      return { data: { copy_list: file_list.map((file) => copyOf(bucket, file)) } }
    }
    case 'storage.getFileAuthority': {
      const { fileList, openId, uid } = parseParams(shapes.authority, params)
      const visitor = { openid: openId || uid || '' }
      const told = ({ path }: { path: string }) => ({
        path,
        cosFileId: 'local',
        read: bucket.mayRead(path, visitor),
      })
      return { data: fileList.map(told) }
    }
    default:
      throw new WireError('INVALID_PARAM', `unknown action '${action}'`)
  }
}

function downloadOf(bucket: Bucket, { fileid, max_age: maxAge = dayS }: z.infer<typeof download>) {
  return eachAlone(
    () => ({
      code: 'SUCCESS',
      fileID: fileid,
      tempFileURL: bucket.downloadAddress(fileid, 'server', maxAge),
      maxAge,
    }),
    ({ code }) => ({ code, fileID: fileid, tempFileURL: '' }),
  )
}

function removalOf(bucket: Bucket, fileID: string) {
  return eachAlone(
    () => {
      bucket.remove(fileID, 'server')
      return { fileID, code: 'SUCCESS' }
    },
    ({ code }) => ({ fileID, code }),
  )
}

function copyOf(bucket: Bucket, { src_path, dst_path, overwrite, remove_original }: z.infer<typeof copy>) {
  const order = { from: src_path, to: dst_path, overwrite, removeOriginal: remove_original }
  return eachAlone(
    () => ({ fileId: bucket.copy(order, 'server'), code: 'SUCCESS' }),
    ({ code, message }) => ({ code, message }),
  )
}

/** In a batch each file has an answer of its own; one that is refused leaves the others alone. */
export function eachAlone<Done, Failed>(attempt: () => Done, refused: (error: WireError) => Failed) {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof WireError) return refused(error)
    throw error
  }
}
