import * as z from 'zod'
import type { Environment } from '../environment'
import type { Visitor } from '../storage/bucket'
import { callerOf } from './client-functions'
import { bodyOf, json, Refused, type Call, type Reply } from './http'

const most = 50
const uploads = z.array(z.object({ objectId: z.string() }))
const cloudObjects = z.array(z.object({ cloudObjectId: z.string() }))
const copies = z.array(
  z.object({
    srcPath: z.string(),
    dstPath: z.string(),
    overwrite: z.boolean().optional(),
    removeOriginal: z.boolean().optional(),
  }),
)

/** On this machine, the API key of a server that uses the HTTP API: `Authorization: Bearer local-api-key`. */
const serverToken = 'Bearer local-api-key'

/** `POST /v1/storages/{verb}`: what persons do with files, bound by `config/storage-rules.json`. */
export function answerClientStorage(call: Call, verb: string, { storage }: Environment): Reply {
  const { objects } = storage
  const visitor = visitorOf(call)
  switch (verb) {
    case 'get-objects-upload-info': {
      const ids = batchOf(call, uploads).map(({ objectId }) => objectId)
      return json(200, objects.uploadInfo(ids, visitor))
    }
    case 'get-objects-download-info':
      return json(200, objects.downloadInfo(cloudIds(call), visitor))
    case 'delete-objects':
      return json(200, objects.remove(cloudIds(call), visitor))
    case 'copy-objects': {
      const orders = batchOf(call, copies).map(({ srcPath, dstPath, ...how }) => ({
        from: srcPath,
        to: dstPath,
        ...how,
      }))
      return json(200, objects.copy(orders, visitor))
    }
    default:
      throw new Refused(404, 'INVALID_PATH', `'${verb}' is not offered on this machine`)
  }
}

function visitorOf(call: Call): Visitor {
  if (call.headers.authorization === serverToken) return 'server'
  const caller = callerOf(call)
  if (!caller) throw new Refused(403, 'EXCEED_AUTHORITY', 'files are for those who have signed in')
  return { openid: caller.openId }
}

function cloudIds(call: Call): string[] {
  return batchOf(call, cloudObjects).map(({ cloudObjectId }) => cloudObjectId)
}

function batchOf<Item>(call: Call, schema: z.ZodType<Item[]>): Item[] {
  const batch = bodyOf(call, schema)
  if (batch.length > most)
    throw new Refused(400, 'OBJECT_BATCH_TOO_LARGE', `no more than ${most} objects at a time`)
  return batch
}
