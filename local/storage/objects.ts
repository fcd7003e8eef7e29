import type { WireError } from '../database/errors'
import { eachAlone } from './actions'
import type { Bucket, CopyOrder, Visitor } from './bucket'

/** The storage part of CloudBase's HTTP API, which browsers and phones use. Each object has an answer of its own. */
export type Objects = {
  uploadInfo(objectIds: readonly string[], visitor: Visitor): object[]
  downloadInfo(cloudObjectIds: readonly string[], visitor: Visitor): object[]
  remove(cloudObjectIds: readonly string[], visitor: Visitor): object[]
  copy(orders: readonly CopyOrder[], visitor: Visitor): object[]
}

const dayS = 24 * 60 * 60

export function objectsOf(bucket: Bucket): Objects {
  return {
    uploadInfo: (objectIds, visitor) =>
      objectIds.map((objectId) =>
        eachAlone(
          () => {
            const { url, fileId } = bucket.uploadAddress(objectId, visitor)
            const cloud = { cloudObjectId: fileId, cloudObjectMeta: 'local' }
            return {
              objectId,
              uploadUrl: url,
              downloadUrl: '',
              token: 'local',
              authorization: 'local',
              ...cloud,
            }
          },
          (error) => ({ objectId, ...failure(error) }),
        ),
      ),

    downloadInfo: (cloudObjectIds, visitor) =>
      cloudObjectIds.map((cloudObjectId) =>
        eachAlone(
          () => {
            const downloadUrl = bucket.downloadAddress(cloudObjectId, visitor, dayS)
            return { cloudObjectId, downloadUrl, downloadUrlEncoded: downloadUrl }
          },
          (error) => ({ cloudObjectId, ...failure(error) }),
        ),
      ),

    remove: (cloudObjectIds, visitor) =>
      cloudObjectIds.map((cloudObjectId) =>
        eachAlone(
          () => {
            bucket.remove(cloudObjectId, visitor)
            return { cloudObjectId }
          },
          (error) => ({ cloudObjectId, ...failure(error) }),
        ),
      ),

    copy: (orders, visitor) =>
      orders.map((order) => eachAlone(() => ({ cloudObjectId: bucket.copy(order, visitor) }), failure)),
  }
}

/** This API calls a missing file by another name than the SDK's protocol does. */
function failure({ code, message }: WireError) {
  return { code: code === 'STORAGE_FILE_NONEXIST' ? 'OBJECT_NOT_EXIST' : code, message }
}
