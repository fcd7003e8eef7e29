import * as z from 'zod'
import type { Environment } from '../environment'
import { callerOf } from './client-functions'
import { bodyOf, json, Refused, type Call, type Reply } from './http'

const uploads = z.array(z.object({ objectId: z.string() }))
const downloads = z.array(z.object({ cloudObjectId: z.string() }))

/** `POST /v1/storages/{verb}`: a person's own upload or download, as the client SDKs ask for it. */
export function answerClientStorage(call: Call, verb: string, { storage }: Environment): Reply {
  const caller = callerOf(call)
  if (!caller) throw new Refused(403, 'EXCEED_AUTHORITY', 'files are for those who have signed in')
  switch (verb) {
    case 'get-objects-upload-info':
      return json(200, storage.uploadInfo(bodyOf(call, uploads), { openid: caller.openId }))
    case 'get-objects-download-info':
      return json(200, storage.downloadInfo(bodyOf(call, downloads)))
    default:
      throw new Refused(404, 'INVALID_PATH', `'${verb}' is not offered on this machine`)
  }
}
