import type { Realm } from '../logic/realm'
import type { Problems } from '../problems'
import type { Traffic } from '../traffic'
import { type DefineApi, WxError, type WxMembers } from './async-api'
import type { LocalFiles } from './local-files'
import { withMissingMembers } from './missing-members'
import type { Device } from './system'

/** Where wx.cloud leads: CloudBase on this machine, or a function of the test. */
export type Cloud = {
  /** Resolves with the function's return value; rejects when the call itself failed. */
  callFunction(name: string, data: unknown): Promise<unknown>
  /** Resolves with the file id. */
  uploadFile(cloudPath: string, bytes: Uint8Array): Promise<string>
}

type Parts = {
  cloud: Cloud
  files: LocalFiles
  device: Device
  traffic: Traffic
  realm: Realm
  problems: Problems
  api: DefineApi
}

type Progress = { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number }

const NETWORK_ERROR = -1
const FUNCTION_ERROR = -504002

export function cloudMembers({ cloud, files, device, traffic, realm, problems, api }: Parts): WxMembers {
  const assertOnline = () => {
    if (device.network === 'none') throw new WxError('request:fail', NETWORK_ERROR)
  }

  const callFunction = api<{ name: string; data?: object }>('cloud.callFunction', async ({ name, data }) => {
    traffic.countCloudCall()
    assertOnline()
    const sent = JSON.parse(JSON.stringify(data ?? {})) as unknown
    const result = await cloud.callFunction(name, sent).catch((error: unknown) => {
      throw new WxError(error instanceof Error ? error.message : String(error), FUNCTION_ERROR)
    })
    return { result: result ?? null, requestID: 'host' }
  })

  const send = api<{ cloudPath: string; filePath: string; onProgress?: (sent: Progress) => void }>(
    'cloud.uploadFile',
    async ({ cloudPath, filePath, onProgress }) => {
      assertOnline()
      const bytes = files.read(filePath)
      const fileID = await cloud.uploadFile(cloudPath, bytes)
      onProgress?.({ progress: 100, totalBytesSent: bytes.length, totalBytesExpectedToSend: bytes.length })
      return { fileID, statusCode: 200 }
    },
  )

  const uploadFile = (options: { cloudPath: string; filePath: string }) => {
    const listeners = new Set<(sent: Progress) => void>()
    const onProgress = (sent: Progress) => listeners.forEach((listener) => listener(realm.plain(sent)))
    const promise = send({ ...options, onProgress })
    return promise ?? uploadTask(listeners)
  }

  return {
    cloud: withMissingMembers(
      'WxCloud',
      'wx.cloud',
      { init: () => undefined, callFunction, uploadFile },
      problems,
    ),
  }
}

function uploadTask(listeners: Set<(sent: Progress) => void>) {
  return {
    onProgressUpdate: (listener: (sent: Progress) => void) => void listeners.add(listener),
    offProgressUpdate: (listener: (sent: Progress) => void) => void listeners.delete(listener),
    abort: () => undefined,
  }
}
